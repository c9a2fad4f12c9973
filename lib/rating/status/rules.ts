/** Statuses of a self-assessment and of a campaign, the objection window, what stands in the way of publishing. */
import { addDays, addYears, daysBetween, type DateString } from '@/lib/core/dates'
import { allowed, machine, refused, type Decision as RuleDecision } from '@/lib/core/machine'
import { addWorkingDays, workingDaysBetween } from '@/lib/core/work-calendar'
import type { CampaignDeadlines } from '../methodology/clock'
import type { Level } from '../methodology/types'

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
 * REOPEN – back to verification, before results are sent: a final result is corrected by a new version of the published rating, never by
 * going back behind the agency's receipt (K 3.4).
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

const allow = allowed
const refuse = (reason: ReasonCode) => refused(reason)

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

/** Results are out for the agency: from the day they were sent (K 3.4). Before it sees nothing of the authority's scores. */
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

/** The authority works on the scores: it verifies, or weighs an objection. A documentary check is written down only then (K 3.4). */
export const scoredStatuses = ['VERIFICATION', 'OBJECTED'] as const satisfies AssessmentStatus[]
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

export type ObjectionWindow = {
  /** The last day on which an objection is in time. */
  lastDay: DateString
  workingDays: number
  /** False: Monday–Friday was assumed for a year without a published production calendar. */
  calendarKnown: boolean
}

/** The window runs from the day after receipt (K 3.4): received 20.02.2026, 15 working days – the last is 17.03.2026. */
export function objectionWindow(receivedDate: DateString, workingDays = 15): ObjectionWindow {
  const { date, calendarKnown } = addWorkingDays(receivedDate, workingDays)
  return { lastDay: date, workingDays, calendarKnown }
}

export type ObjectionState =
  | { code: 'NOT_RECEIVED' }
  | ({ code: 'OPEN'; workingDaysLeft: number } & ObjectionWindow)
  | ({ code: 'CLOSED' } & ObjectionWindow)

/** The window as of `today` (both days in the tenant's time zone); on its last day one working day is left. */
export function objectionState(
  receivedDate: DateString | null,
  workingDays: number,
  today: DateString,
): ObjectionState {
  if (receivedDate === null) return { code: 'NOT_RECEIVED' }
  const window = objectionWindow(receivedDate, workingDays)
  if (today > window.lastDay) return { code: 'CLOSED', ...window }
  // Today counts while it lasts; the day of receipt does not.
  const yesterday = addDays(today, -1)
  const left = workingDaysBetween(yesterday < receivedDate ? receivedDate : yesterday, window.lastDay)
  return { code: 'OPEN', ...window, workingDaysLeft: left.days }
}

/** Whether an objection may still be filed. */
export function objectionOpen(receivedDate: DateString | null, workingDays: number, today: DateString): boolean {
  return objectionState(receivedDate, workingDays, today).code === 'OPEN'
}

type WindowInput = { status: AssessmentStatus; receivedDate: DateString | null; workingDays: number; today: DateString }

/** Filing an objection: results received and the window not over. */
export function decideObject({ status, receivedDate, workingDays, today }: WindowInput): Decision<AssessmentStatus> {
  const next = transition(status, 'OBJECT')
  if (!next.ok) return status === 'RESULTS_SENT' ? refuse('NOT_RECEIVED') : next
  const { code } = objectionState(receivedDate, workingDays, today)
  if (code === 'NOT_RECEIVED') return refuse('NOT_RECEIVED')
  return code === 'OPEN' ? next : refuse('WINDOW_CLOSED')
}

/** Making the result final: objection settled, or the window over, or the agency has waived its objection. */
export function decideFinalise({
  status,
  receivedDate,
  workingDays,
  today,
  waived,
}: WindowInput & { waived: boolean }): Decision<AssessmentStatus> {
  const next = transition(status, 'FINALISE')
  if (!next.ok) return status === 'RESULTS_SENT' ? refuse('NOT_RECEIVED') : next
  if (status === 'SETTLED' || waived) return next
  return objectionOpen(receivedDate, workingDays, today) ? refuse('WINDOW_OPEN') : next
}

/** The last day of a level that runs out (K 3.4: «Лидер» – one year); null when it does not. */
export function validUntil(level: Pick<Level, 'validityYears'>, publishedDate: DateString): DateString | null {
  return level.validityYears === undefined ? null : addYears(publishedDate, level.validityYears)
}

/** Days before the end from which a level asks to be confirmed. */
export const CONFIRM_SOON_DAYS = 60

export type LevelValidity = 'UNLIMITED' | 'VALID' | 'CONFIRM_SOON' | 'EXPIRED'

/** How a level stands today; its last day still counts. */
export function levelValidity(until: DateString | null, today: DateString): LevelValidity {
  if (until === null) return 'UNLIMITED'
  if (today > until) return 'EXPIRED'
  return daysBetween(today, until) <= CONFIRM_SOON_DAYS ? 'CONFIRM_SOON' : 'VALID'
}

export const campaignStatuses = ['OPEN', 'PUBLISHED'] as const
export type CampaignStatus = (typeof campaignStatuses)[number]

export const checklistCodes = [
  'NOBODY_FINAL',
  'OBJECTION_OPEN',
  'WINDOW_OPEN',
  'NOT_RECEIVED',
  'RESULTS_NOT_SENT',
  'NOT_VERIFIED',
  'NOT_FINALISED',
  'NOT_SUBMITTED',
  'NOT_STARTED',
  'MATERIAL_OPEN',
  'PAST_DUE',
] as const
export type ChecklistCode = (typeof checklistCodes)[number]

export type ChecklistAgency = { agencyId: string; name: string }
export type ChecklistItem = { code: ChecklistCode; count: number; blocking: boolean; agencies: ChecklistAgency[] }

export type ChecklistInput = {
  today: DateString
  publicationDue: DateString
  participants: (ChecklistAgency & {
    status: AssessmentStatus
    /** Last day of the objection window; null before receipt. */
    windowLastDay: DateString | null
    openMaterialRequests: number
  })[]
}

// Whoever never submitted can be left out with a reason; whoever did has the right to a finished result.
const advisory: ReadonlySet<ChecklistCode> = new Set(['NOT_SUBMITTED', 'NOT_STARTED', 'MATERIAL_OPEN', 'PAST_DUE'])

/** What is unfinished before publishing: blocking items first, empty ones left out. Participants without a final result are not published. */
export function publicationChecklist({ today, publicationDue, participants }: ChecklistInput): ChecklistItem[] {
  const agencies = new Map<ChecklistCode, ChecklistAgency[]>()
  const nobodyFinal = participants.every(({ status }) => status !== 'FINAL')
  const add = (code: ChecklistCode, { agencyId, name }: ChecklistAgency) =>
    agencies.set(code, [...(agencies.get(code) ?? []), { agencyId, name }])
  for (const participant of participants) {
    const code = unfinished(
      participant.status,
      participant.windowLastDay !== null && today <= participant.windowLastDay,
    )
    if (code !== null) add(code, participant)
    if (participant.openMaterialRequests > 0 && !isOver(participant.status)) add('MATERIAL_OPEN', participant)
  }
  return checklistCodes.flatMap((code): ChecklistItem[] => {
    const found = agencies.get(code) ?? []
    const ofCampaign = (code === 'NOBODY_FINAL' && nobodyFinal) || (code === 'PAST_DUE' && today > publicationDue)
    if (found.length === 0 && !ofCampaign) return []
    return [{ code, count: found.length, blocking: !advisory.has(code), agencies: found }]
  })
}

/** Publishing or correcting: nothing blocking; a reason when it corrects a published version or leaves participants out. */
export function decidePublish(
  status: CampaignStatus,
  checklist: readonly ChecklistItem[],
  reason: string,
): Decision<'PUBLISHED'> {
  if (checklist.some((item) => item.blocking)) return refuse('CHECKLIST_BLOCKS')
  const leftOut = checklist.some(({ code }) => code === 'NOT_SUBMITTED' || code === 'NOT_STARTED')
  if ((status === 'PUBLISHED' || leftOut) && reason.trim() === '') return refuse('REASON_REQUIRED')
  return allow('PUBLISHED')
}

function unfinished(status: AssessmentStatus, windowOpen: boolean): ChecklistCode | null {
  switch (status) {
    case 'NOT_STARTED':
      return 'NOT_STARTED'
    case 'DRAFT':
      return 'NOT_SUBMITTED'
    case 'SUBMITTED':
    case 'VERIFICATION':
      return 'NOT_VERIFIED'
    case 'VERIFIED':
      return 'RESULTS_NOT_SENT'
    case 'RESULTS_SENT':
      return 'NOT_RECEIVED'
    case 'RECEIVED':
      return windowOpen ? 'WINDOW_OPEN' : 'NOT_FINALISED'
    case 'OBJECTED':
      return 'OBJECTION_OPEN'
    case 'SETTLED':
      return 'NOT_FINALISED'
    case 'FINAL':
    case 'WITHDRAWN':
      return null
  }
}
