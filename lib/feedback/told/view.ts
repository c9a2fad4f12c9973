/** What the screens of problems, words and complaint topics get; pure types. */
import type { DateString } from '@/lib/core/dates'
import type { Change } from '@/lib/core/result'
import type { Side } from '../clients/labels'
import type {
  DayState,
  Edition,
  HeardAs,
  MessageKind,
  MessageStatus,
  Moved,
  NextDay,
  ProblemStatus,
  Promised,
  Tally,
} from './rules'

/** What a problem is tied to; `href` below the office. */
export type ProblemLink = {
  kind: 'process' | 'project' | 'roadmap' | 'situation'
  id: string
  title: string
  href: string
}
export type OtherProblem = { id: string; number: number; title: string }

export type ProblemLine = {
  /** The day on which it is read: days of another year are said with it. */
  today: DateString
  id: string
  version: number
  number: number
  title: string
  said: string
  agencyId: string
  agencyName: string
  status: ProblemStatus
  side: Side
  heard: number | null
  heardAs: HeardAs
  heardWhere: string
  /** Words to the agency about it, with those of the problems joined to it; `waiting` – without an answer yet. */
  messages: number
  waiting: number
  service: string
  owner: string
  personId: string | null
  measure: string
  answer: string
  proof: string
  heardOn: DateString
  sortBy: DateString
  dueOn: DateString | null
  moved: Moved[]
  doneOn: DateString | null
  declinedOn: DateString | null
  tellBy: DateString | null
  toldOn: DateString | null
  publishedOn: DateString | null
  letters: number
  joinedTo: OtherProblem | null
  links: ProblemLink[]
  next: (NextDay & { state: DayState }) | null
  promise: Promised
  /** The likest other problem of the agency, while this one waits to be sorted. */
  similar: OtherProblem | null
  can: { settle: boolean; tell: boolean; edit: boolean }
}

export type ProblemFilter = {
  agencyId?: string
  service?: string
  owner?: string
  year?: number
  q?: string
}

export type ProblemColumn = { key: 'NEW' | 'IN_WORK' | 'TO_TELL' | 'TOLD'; total: number; rows: ProblemLine[] }
export type ProblemFrame = {
  tally: Tally
  agencies: { id: string; name: string; slug: string }[]
  /** Agencies for which the reader may write a problem down. */
  own: string[]
  services: string[]
  owners: string[]
  years: number[]
}
export type ProblemBoard = ProblemFrame & { columns: ProblemColumn[]; joined: number }
export type ProblemList = ProblemFrame & { rows: ProblemLine[]; total: number; page: number; pages: number }

export type ProblemView = ProblemLine & {
  agencySlug: string
  /** The agency it came from when that one ended; '' – its own. */
  cameFrom: string
  editions: Edition[]
  words: { id: string; text: string; surveyTitle: string }[]
  survey: { id: string; title: string } | null
  written: { id: string; kind: MessageKind; status: MessageStatus; text: string; receivedOn: DateString }[]
  topics: { id: string; theme: string; month: string; count: number; source: string }[]
  joined: OtherProblem[]
  similarTo: OtherProblem[]
  /** Addresses that get a letter when it is told. */
  addresses: number
  history: Change[]
  linkIds: {
    processId: string | null
    projectId: string | null
    roadmapItemId: string | null
    situationId: string | null
  }
}

export type MessageLine = {
  id: string
  version: number
  agencyId: string
  agencyName: string
  kind: MessageKind
  status: MessageStatus
  service: string
  place: string
  text: string
  receivedOn: DateString
  answerBy: DateString
  /** While it waits for an answer and nothing else answers it. */
  state: DayState | null
  problem: { id: string; number: number; title: string; status: ProblemStatus } | null
  proposalId: string | null
  canAnswer: boolean
}
export type MessageView = MessageLine & {
  /** The agency it came from when that one ended; '' – its own. */
  cameFrom: string
  answer: string
  answeredOn: DateString | null
  answeredBy: string | null
  touchpoint: string | null
  proposal: { id: string; number: number; status: string } | null
  /** Left an address for the answer. */
  address: boolean
  similar: OtherProblem[]
  open: OtherProblem[]
  history: Change[]
}
export type MessageFilter = { kind?: string; status?: string; agencyId?: string; q?: string; page?: number }
export type MessageList = {
  rows: MessageLine[]
  total: number
  page: number
  pages: number
  counts: Record<MessageStatus | 'LATE', number>
  agencies: { id: string; name: string; slug: string }[]
  own: string[]
}

export type TopicLine = {
  id: string
  version: number
  agencyId: string
  agencyName: string
  theme: string
  month: string
  count: number
  source: string
  problem: OtherProblem | null
  canEdit: boolean
}

/** What the public page shows of a problem. */
export type ToldLine = {
  /** The day on which it is read. */
  today: DateString
  id: string
  title: string
  said: string
  heard: string
  service: string
  state: 'DONE' | 'DOING' | 'DECLINED'
  /** What was done, is being done, or why it is not. */
  text: string
  proofs: { text: string; url: string | null }[]
  on: DateString | null
  promise: Promised
}
export type ToldPage = {
  agency: { id: string; name: string; slug: string; open: boolean }
  /** Who has the duties of an agency that ended. */
  heir: { name: string; slug: string } | null
  year: number
  years: number[]
  tally: Tally
  lines: ToldLine[]
  /** Answers of closed batches and words to the agency of the year. */
  answers: number
  messages: number
  studies: { id: string; title: string; from: DateString; until: DateString; findings: string }[]
  goals: { project: string; goal: string; target: string; reached: string }[]
  services: string[]
}
