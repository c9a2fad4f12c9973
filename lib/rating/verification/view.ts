/** What the screens of the review show of one assessment. */
import type { DateString } from '@/lib/core/dates'
import type { CriterionOption, Methodology } from '../methodology/types'
import type { AssessmentStatus, SettlementOutcome } from '../status/rules'
import type { ObjectionState } from '../methodology/window'

export type ReviewEvidence = {
  id: string
  title: string
  /** Address of a link; null for a file. */
  url: string | null
  fileId: string | null
  mime: string | null
  /** Bytes. */
  size: number | null
  rung: number | null
  /** Presented with the self-assessment, in answer to a request, or with an objection. */
  source: 'SELF' | 'MATERIAL' | 'OBJECTION'
  addedBy: string
  addedAt: Date
}

export type ReviewMaterial = {
  id: string
  version: number
  criterion: number
  text: string
  dueOn: DateString
  overdue: boolean
  status: 'OPEN' | 'ANSWERED' | 'CLOSED'
  askedBy: string
  askedAt: Date
  answer: string | null
  answeredBy: string | null
  answeredAt: Date | null
  evidence: ReviewEvidence[]
}

type ReviewObjectionItem = {
  criterion: number
  reason: string
  requestedScore: number | null
  outcome: SettlementOutcome | null
  outcomeReason: string | null
  settledScore: number | null
  evidence: ReviewEvidence[]
}

export type ReviewObjection = {
  id: string
  status: 'FILED' | 'SETTLED'
  filedBy: string
  filedAt: Date
  settledBy: string | null
  settledAt: Date | null
  items: ReviewObjectionItem[]
}

export type ReviewCriterion = {
  number: number
  title: string
  shortTitle: string
  weight: string
  cumulative: boolean
  options: CriterionOption[]
  /** Which documents the act wants. */
  wanted: string | null
  attested: number[]
  /** null: the agency did not assess itself. */
  selfScore: number | null
  /** Rungs missing below the highest attested one. */
  gaps: number[]
  comment: string
  verifiedScore: number | null
  verifiedReason: string
  verifiedBy: string | null
  verifiedAt: Date | null
  finalScore: number | null
  /** Version of the answer for conflict detection; 0 – no row yet. */
  version: number
  /** Last year's final score, when the criterion was there. */
  previous: { year: number; score: number } | null
  evidence: ReviewEvidence[]
  materials: ReviewMaterial[]
}

type ReviewTotal = { total: string; level: string }

export type ReviewView = {
  id: string
  /** What a decision on it is about. */
  version: number
  agency: { id: string; name: string; slug: string }
  campaign: {
    id: string
    year: number
    status: 'OPEN' | 'PUBLISHED'
    selfAssessmentDue: DateString
    ratingDue: DateString
    publicationDue: DateString
  }
  methodology: Methodology
  status: AssessmentStatus
  submittedAt: Date | null
  submittedBy: string | null
  verifierId: string | null
  verifierName: string | null
  verifiedAt: Date | null
  resultsSentAt: Date | null
  receivedAt: Date | null
  receivedBy: string | null
  finalAt: Date | null
  /** The agency's own total; null when it submitted nothing. */
  self: ReviewTotal | null
  /** Running while verification goes on: unscored criteria count 0; `scored` says how many are there. */
  verified: (ReviewTotal & { scored: number }) | null
  final: ReviewTotal | null
  previous: { year: number; total: string; level: string } | null
  window: ObjectionState
  criteria: ReviewCriterion[]
  objections: ReviewObjection[]
  checks: { id: string; date: DateString; criteria: number[]; finding: string; byName: string }[]
  /** The agency has left the campaign: why. */
  withdrawn: { reason: string; by: string; at: Date } | null
  history: { id: string; from: AssessmentStatus; to: AssessmentStatus; byName: string; note: string; at: Date }[]
  today: DateString
}
