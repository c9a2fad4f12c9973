/** Statuses of a self-assessment and of a campaign, and what leads from one to another. */
import type { DateString } from '@/lib/core/dates'
import { allowed, machine, refused, type Decision as RuleDecision } from '@/lib/core/machine'

import type { CampaignDeadlines } from '../methodology/clock'

export const assessmentStatuses = [
  'NOT_STARTED',
  'DRAFT',
  'SUBMITTED',
  'VERIFICATION',
  'VERIFIED',
  'RESULTS_SENT',
  'RECEIVED',
  'OBJECTED',
  'SETTLED',
  'FINAL',
  'WITHDRAWN',
] as const
export type AssessmentStatus = (typeof assessmentStatuses)[number]

/**
 * TAKE_UP_OVERDUE – the authority rates an agency that did not submit in time on the information it has (K 3.4).
 * REOPEN – back to verification, before results are sent: a final result is corrected by a new version of the published
 * rating, never by going back behind the agency's receipt (K 3.4).
 * WITHDRAW – the agency leaves the campaign; decideRestore brings it back to where it stood.
 */
export const assessmentEvents = [
  'START',
  'SUBMIT',
  'RETURN',
  'TAKE_UP',
  'TAKE_UP_OVERDUE',
  'VERIFY',
  'SEND_RESULTS',
  'RECEIVE',
  'OBJECT',
  'SETTLE',
  'FINALISE',
  'REOPEN',
  'WITHDRAW',
] as const
export type AssessmentEvent = (typeof assessmentEvents)[number]

export type ReasonCode =
  | 'WRONG_STATUS'
  | 'CAMPAIGN_OVER'
  | 'AGENCY_ENDED'
  | 'NOT_OVERDUE'
  | 'NOT_RECEIVED'
  | 'WINDOW_OPEN'
  | 'WINDOW_CLOSED'
  | 'CHECKLIST_BLOCKS'
  | 'REASON_REQUIRED'

/** A rule's answer: what follows, or why not (texts in labels.ts). */
export type Decision<T> = RuleDecision<T, ReasonCode>

/** It may be: this follows. */
export const allow = allowed
/** It may not be, and why. */
export const refuse = (reason: ReasonCode) => refused(reason)

export const assessmentMachine = machine<AssessmentStatus, AssessmentEvent>({
  NOT_STARTED: { START: 'DRAFT', TAKE_UP_OVERDUE: 'VERIFICATION', WITHDRAW: 'WITHDRAWN' },
  DRAFT: { SUBMIT: 'SUBMITTED', TAKE_UP_OVERDUE: 'VERIFICATION', WITHDRAW: 'WITHDRAWN' },
  SUBMITTED: { RETURN: 'DRAFT', TAKE_UP: 'VERIFICATION', WITHDRAW: 'WITHDRAWN' },
  VERIFICATION: { RETURN: 'DRAFT', VERIFY: 'VERIFIED', WITHDRAW: 'WITHDRAWN' },
  VERIFIED: { SEND_RESULTS: 'RESULTS_SENT', REOPEN: 'VERIFICATION', WITHDRAW: 'WITHDRAWN' },
  RESULTS_SENT: { RECEIVE: 'RECEIVED', WITHDRAW: 'WITHDRAWN' },
  RECEIVED: { OBJECT: 'OBJECTED', FINALISE: 'FINAL', WITHDRAW: 'WITHDRAWN' },
  OBJECTED: { SETTLE: 'SETTLED', WITHDRAW: 'WITHDRAWN' },
  SETTLED: { FINALISE: 'FINAL', WITHDRAW: 'WITHDRAWN' },
  FINAL: { WITHDRAW: 'WITHDRAWN' },
  WITHDRAWN: {},
})

/** The status after the event, by status alone; what else it takes is asked of the decide… functions below. */
export const transition = assessmentMachine.after

const among =
  (statuses: readonly AssessmentStatus[]) =>
  (status: AssessmentStatus): boolean =>
    statuses.includes(status)

/** Not submitted yet, or returned: only so long may the agency change its answers. */
export const notSubmittedStatuses = ['NOT_STARTED', 'DRAFT'] as const satisfies AssessmentStatus[]
export const isNotSubmitted = among(notSubmittedStatuses)

/** Submitted and waiting for the authority's scores. */
export const verifiedNextStatuses = ['SUBMITTED', 'VERIFICATION'] as const satisfies AssessmentStatus[]
export const isVerifiedNext = among(verifiedNextStatuses)

/**
 * Results are out for the agency: from the day they were sent (K 3.4). Before it sees nothing of the authority's
 * scores.
 */
export const resultsOutStatuses = [
  'RESULTS_SENT',
  'RECEIVED',
  'OBJECTED',
  'SETTLED',
  'FINAL',
] as const satisfies AssessmentStatus[]
export const areResultsOut = among(resultsOutStatuses)

/** Over for good: with a final result, or out of the campaign. */
export const overStatuses = ['FINAL', 'WITHDRAWN'] as const satisfies AssessmentStatus[]
export const isOver = among(overStatuses)

/**
 * The authority works on the scores: it verifies, or weighs an objection. A documentary check is written down only then
 * (K 3.4).
 */
const scoredStatuses = ['VERIFICATION', 'OBJECTED'] as const satisfies AssessmentStatus[]
export const isScored = among(scoredStatuses)

const stages: Record<keyof CampaignDeadlines, readonly AssessmentStatus[]> = {
  selfAssessmentDue: notSubmittedStatuses,
  ratingDue: [...notSubmittedStatuses, ...verifiedNextStatuses],
  resultsSentDue: [...notSubmittedStatuses, ...verifiedNextStatuses, 'VERIFIED'],
  publicationDue: assessmentStatuses.filter((status) => status !== 'WITHDRAWN'),
}

/** Statuses of those for whom the stage that the date ends is not over yet. */
export const aheadOf = (deadline: keyof CampaignDeadlines): readonly AssessmentStatus[] => stages[deadline]

/** Leaving a campaign: at any stage until it is published. */
export function decideWithdraw(input: {
  status: AssessmentStatus
  campaign: CampaignStatus
}): Decision<AssessmentStatus> {
  return input.campaign === 'OPEN' ? transition(input.status, 'WITHDRAW') : refuse('CAMPAIGN_OVER')
}

/** Coming back to where the assessment stood when it left, while the campaign and the agency last. */
export function decideRestore(input: {
  withdrawnFrom: AssessmentStatus | null
  campaign: CampaignStatus
  agencyActive: boolean
}): Decision<AssessmentStatus> {
  if (input.withdrawnFrom === null) return refuse('WRONG_STATUS')
  if (input.campaign !== 'OPEN') return refuse('CAMPAIGN_OVER')
  return input.agencyActive ? allow(input.withdrawnFrom) : refuse('AGENCY_ENDED')
}

/** Taking up for verification: what was submitted at any time, what was not only after its due day. */
export function decideTakeUp(input: {
  status: AssessmentStatus
  due: DateString
  today: DateString
}): Decision<AssessmentStatus> {
  if (!isNotSubmitted(input.status)) return transition(input.status, 'TAKE_UP')
  return input.today > input.due ? transition(input.status, 'TAKE_UP_OVERDUE') : refuse('NOT_OVERDUE')
}

export type CampaignStatus = 'OPEN' | 'PUBLISHED'

export const settlementOutcomes = ['UPHELD', 'PARTLY', 'REJECTED'] as const

export type SettlementOutcome = (typeof settlementOutcomes)[number]
