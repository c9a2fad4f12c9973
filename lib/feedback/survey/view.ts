/** What screens of surveys see. Pure. */
import type { DateString } from '@/lib/core/dates'
import type { TextAuthors } from '@/lib/core/text-autosave'
import type { WaveHints } from '../results/hints'
import type { SurveyContent } from './definition'
import type { DraftTexts } from './draft'
import type { ClientSide, SurveyAudience, SurveyPurpose } from './labels'
import type { SurveyStage, SurveyStatus } from './status'

export type SurveyLine = {
  id: string
  title: string
  /** '' – of the whole programme. */
  agencyName: string
  side: ClientSide
  purpose: SurveyPurpose
  service: string
  stage: SurveyStage
  /** A started one whose questions are being changed. */
  revised: boolean
  opensOn: DateString | null
  closesOn: DateString | null
  /** Forms of closed batches; null – nothing is told yet. */
  answered: number | null
  asked: number | null
}

export type SurveyVersionLine = {
  id: string
  number: number
  startedOn: DateString
  startedBy: string
  questions: number
  /** Against the version before. */
  difference: VersionDifference | null
}

/** What became of the questions, by their titles. */
export type VersionDifference = {
  added: string[]
  gone: string[]
  /** Another wording or condition: answers are still compared (F5). */
  worded: string[]
  /** Another scale: answers are not compared. */
  rescaled: { title: string; why: string }[]
  same: number
}

export type WaveLine = {
  id: string
  title: string
  stage: SurveyStage
  opensOn: DateString | null
  answered: number | null
}

export type SurveyView = {
  id: string
  version: number
  title: string
  code: string
  template: boolean
  agencyName: string
  side: ClientSide
  purpose: SurveyPurpose
  audience: SurveyAudience
  service: string
  /** The agency it came from when that one ended; '' – its own. */
  cameFrom: string
  status: SurveyStatus
  stage: SurveyStage
  opensOn: DateString | null
  closesOn: DateString | null
  closedOn: DateString | null
  asked: number | null
  askedBasis: string
  answered: number | null
  process: { id: string; code: string; name: string; group: string } | null
  situation: { id: string; title: string } | null
  project: { id: string; number: number; title: string } | null
  /** Questions by which results are read, and what of each answer is wanted. */
  splits: string[]
  quotas: { question: string; option: string; wanted: number }[]
  /** What is asked now: the latest version; of a draft – the draft. */
  content: SurveyContent
  /** Being made or changed: how many things are still wrong. */
  draft: { faults: number; difference: VersionDifference | null } | null
  versions: SurveyVersionLine[]
  /** Earlier and later waves, itself among them, the first one first. */
  waves: WaveLine[]
  can: { edit: boolean; start: boolean; close: boolean; template: boolean; copy: boolean }
}

export type BuilderView = {
  id: string
  version: number
  title: string
  template: boolean
  status: SurveyStatus
  agencyName: string
  audience: SurveyAudience
  texts: DraftTexts
  edits: TextAuthors
  /** Why it cannot be changed now. */
  refusal: string | null
  opensOn: DateString | null
  timeZone: string
  /** Tells apart what this browser keeps for several people. */
  userKey: string
  canStart: boolean
  /** The programme's own templates, to take questions from. */
  templates: { id: string; title: string; content: SurveyContent }[]
  /** Segments of the clients that are asked, to ask who the person is. */
  segments: { id: string; name: string }[]
  /** What the last wave says of its questions. */
  hints: WaveHints | null
}

/** What an open builder asks for every few seconds; null – nothing is newer. */
export type BuilderLive = { version: number; refusal: string | null; texts: DraftTexts | null; edits: TextAuthors }

export type SurveyFormValues = {
  id: string
  version: number
  status: SurveyStatus
  title: string
  side: ClientSide
  purpose: SurveyPurpose
  audience: SurveyAudience
  service: string
  processId: string | null
  situationId: string | null
  projectId: string | null
  opensOn: DateString | null
  closesOn: DateString | null
  asked: number | null
  askedBasis: string
  splits: string[]
  quotas: { question: string; option: string; wanted: number }[]
}
