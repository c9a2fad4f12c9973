/** Statuses of a self-assessment and of a campaign, and what leads from one to another. */
import type { DateString } from '@/lib/core/dates'
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
 * REOPEN – back to verification: before results are sent, or after the end to correct a published result.
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
export type Decision<T> = { ok: true; value: T } | { ok: false; reason: ReasonCode }

/** It may be: this follows. */
export const allow = <T>(value: T): Decision<T> => ({ ok: true, value })
/** It may not be, and why. */
export const refuse = (reason: ReasonCode): { ok: false; reason: ReasonCode } => ({ ok: false, reason })

const transitions: Record<AssessmentStatus, Partial<Record<AssessmentEvent, AssessmentStatus>>> = {
  NOT_STARTED: { START: 'DRAFT', TAKE_UP_OVERDUE: 'VERIFICATION', WITHDRAW: 'WITHDRAWN' },
  DRAFT: { SUBMIT: 'SUBMITTED', TAKE_UP_OVERDUE: 'VERIFICATION', WITHDRAW: 'WITHDRAWN' },
  SUBMITTED: { RETURN: 'DRAFT', TAKE_UP: 'VERIFICATION', WITHDRAW: 'WITHDRAWN' },
  VERIFICATION: { RETURN: 'DRAFT', VERIFY: 'VERIFIED', WITHDRAW: 'WITHDRAWN' },
  VERIFIED: { SEND_RESULTS: 'RESULTS_SENT', REOPEN: 'VERIFICATION', WITHDRAW: 'WITHDRAWN' },
  RESULTS_SENT: { RECEIVE: 'RECEIVED', WITHDRAW: 'WITHDRAWN' },
  RECEIVED: { OBJECT: 'OBJECTED', FINALISE: 'FINAL', WITHDRAW: 'WITHDRAWN' },
  OBJECTED: { SETTLE: 'SETTLED', WITHDRAW: 'WITHDRAWN' },
  SETTLED: { FINALISE: 'FINAL', WITHDRAW: 'WITHDRAWN' },
  FINAL: { REOPEN: 'VERIFICATION', WITHDRAW: 'WITHDRAWN' },
  WITHDRAWN: {},
}

/** The status after the event, by status alone; what else it takes is asked of the decide… functions below. */
export function transition(status: AssessmentStatus, event: AssessmentEvent): Decision<AssessmentStatus> {
  const next = transitions[status][event]
  return next === undefined ? refuse('WRONG_STATUS') : allow(next)
}

/** Events that the status allows, in the order of the table: which buttons to show. */
export function allowedEvents(status: AssessmentStatus): AssessmentEvent[] {
  return assessmentEvents.filter((event) => transitions[status][event] !== undefined)
}

/** The agency may change its answers only here. */
export function isEditable(status: AssessmentStatus): boolean {
  return status === 'NOT_STARTED' || status === 'DRAFT'
}

const stages: Record<keyof CampaignDeadlines, readonly AssessmentStatus[]> = {
  selfAssessmentDue: ['NOT_STARTED', 'DRAFT'],
  ratingDue: ['NOT_STARTED', 'DRAFT', 'SUBMITTED', 'VERIFICATION'],
  resultsSentDue: ['NOT_STARTED', 'DRAFT', 'SUBMITTED', 'VERIFICATION', 'VERIFIED'],
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
  if (!isEditable(input.status)) return transition(input.status, 'TAKE_UP')
  return input.today > input.due ? transition(input.status, 'TAKE_UP_OVERDUE') : refuse('NOT_OVERDUE')
}

export const campaignStatuses = ['OPEN', 'PUBLISHED'] as const
export type CampaignStatus = (typeof campaignStatuses)[number]

export const settlementOutcomes = ['UPHELD', 'PARTLY', 'REJECTED'] as const

export type SettlementOutcome = (typeof settlementOutcomes)[number]
