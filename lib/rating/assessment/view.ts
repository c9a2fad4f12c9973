/** What the self-assessment's screens get; pure types, so that components need nothing of the server. */
import type { DateString } from '@/lib/core/dates'
import type { SubmissionTiming } from '@/lib/core/due'
import type { SavedAnswer } from './autosave'
import type { Methodology } from '../methodology/types'
import type { Offer } from '../methodology/offer-rules'
import type { AssessmentStatus } from '../status/rules'

export type EvidenceView = {
  id: string
  version: number
  criterion: number
  rung: number | null
  title: string
  /** «PDF», «XLSX», «Ссылка». */
  tag: string
  /** «1,2 МБ» or the host of the link. */
  detail: string
  href: string
  external: boolean
  addedBy: string
  /** «3 ноября» in the tenant's time zone. */
  addedOn: string
  materialRequestId: string | null
  /** What it is a copy of (lib/rating/offers.ts: offerKey); null: an ordinary file or link. */
  source: string | null
}

export type MaterialRequestView = {
  id: string
  version: number
  criterion: number
  text: string
  dueOn: DateString
  status: 'OPEN' | 'ANSWERED' | 'CLOSED'
  askedBy: string
  askedOn: string
  answer: string | null
  answeredBy: string | null
  answeredOn: string | null
}

export type TransitionView = { id: string; to: AssessmentStatus; by: string; note: string; at: string }

/** What changes while the page is open; refreshed every twenty seconds. */
export type AssessmentLive = {
  status: AssessmentStatus
  answers: Record<number, SavedAnswer>
  evidence: EvidenceView[]
  requests: MaterialRequestView[]
}

export type AssessmentView = AssessmentLive & {
  id: string
  campaignId: string
  year: number
  agency: { id: string; name: string }
  methodology: Methodology
  due: DateString
  timing: SubmissionTiming
  submitted: { by: string; at: string } | null
  /** The authority sent it back: why. */
  returned: { reason: string; by: string; at: string } | null
  /** The agency has left the campaign: why. */
  withdrawn: { reason: string; by: string; at: string } | null
  history: TransitionView[]
  can: { edit: boolean; submit: boolean; answerMaterial: boolean; verify: boolean; seeResults: boolean }
  /** Year whose answers may be carried over; null – none, or nothing to edit. */
  carryOverYear: number | null
  timeZone: string
  /** What of the portal proves each criterion; empty where nothing may be edited. */
  offers: Record<number, Offer[]>
  /** Tells one person's unsaved text in a browser from another's. */
  userKey: string
}
