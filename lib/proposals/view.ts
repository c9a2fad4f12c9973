/** What the screens of proposals get; pure types. */
import type { DateString } from '@/lib/core/dates'
import type { AnswerTiming, ProposalStatus } from './rules'

export type ProposalLine = {
  id: string
  number: number
  title: string
  place: string
  agencyId: string
  agencyName: string
  status: ProposalStatus
  version: number
  /** «Без имени» for an anonymous one. */
  author: string
  filedOn: DateString
  answerDue: DateString
  /** While it waits. */
  timing: AnswerTiming | null
  responsible: string
  dueOn: DateString | null
  doneOn: DateString | null
  /** Accepted, and the day by which it was to be in use has passed. */
  overdue: boolean
  hours: string | null
  money: string | null
  /** The actor may answer it. */
  canDecide: boolean
}

export type ProposalFilter = {
  q?: string
  /** A status, LATE (unanswered past its limit) or nothing. */
  state?: string
  agencyId?: string
  year?: number
  /** Only those that the actor filed under their name. */
  mine?: boolean
  page?: number
}

export type ProposalList = {
  rows: ProposalLine[]
  total: number
  page: number
  pages: number
  counts: Record<ProposalStatus | 'LATE', number>
}
export type ProposalBoard = {
  columns: { status: ProposalStatus; rows: ProposalLine[]; total: number }[]
  total: number
}

export type ProposalView = ProposalLine & {
  problem: string
  suggestion: string
  anonymous: boolean
  /** Given by an author without an account; null where the actor has nothing to do with it. */
  email: string | null
  answer: string
  answeredOn: DateString | null
  answeredBy: string | null
  escalatedOn: DateString | null
  hourRate: string | null
  effectBasis: string
  photos: { id: string; href: string; name: string }[]
  projects: { id: string; number: number; title: string }[]
  history: { id: string; from: ProposalStatus; to: ProposalStatus; note: string; by: string; at: Date }[]
  can: { decide: boolean; complete: boolean; return: boolean; forgetAuthor: boolean; openProject: boolean }
  today: DateString
}

/** The author's own view, by the secret link. */
export type FollowedProposal = {
  number: number
  title: string
  place: string
  problem: string
  suggestion: string
  agencyName: string
  agencySlug: string
  status: ProposalStatus
  filedOn: DateString
  answerDue: DateString
  late: boolean
  answer: string
  answeredOn: DateString | null
  dueOn: DateString | null
  doneOn: DateString | null
  hours: string | null
  money: string | null
  photos: number
  email: boolean
}

export type AgencyProposalCounts = {
  agencyId: string
  agencyName: string
  /**
   * Filed in the period; of all: accepted, declined and done in the period; answered late or waiting past the limit.
   */
  filed: number
  accepted: number
  declined: number
  done: number
  late: number
  hours: string
  money: string
}
export type PersonProposalCounts = {
  personId: string
  name: string
  agencyName: string
  filed: number
  accepted: number
  done: number
}
