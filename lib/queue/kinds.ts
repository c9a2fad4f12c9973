/**
 * Which things wait for a person, and as what. The rule of «Что вас ждёт», apart from its words: the home page builds its items by it
 * (items.ts), the menu counts whole groups of alike things by it (count-queries.ts). What is told here is of the open campaigns and of
 * proposals; for projects, reports and practices see work-kinds.ts. Pure.
 */
import { todayIn, type DateString } from '@/lib/core/dates'
import { AssessmentStatus, notSubmittedStatuses } from '@/lib/rating/status/rules'
import type { WorkKind } from './work-kinds'
import { levelValidity } from '@/lib/rating/award/validity'
import { objectionState, type ObjectionState } from '@/lib/rating/methodology/window'

type RatingKind =
  | 'TAKE_UP'
  | 'VERIFY_MINE'
  | 'MATERIAL_ANSWERED'
  | 'OBJECTION'
  | 'SEND_RESULTS'
  | 'FINALISE'
  | 'PUBLISH'
  | 'CONFIRM_LEVEL'
  | 'NOT_SUBMITTED'
  | 'RECEIPT_MISSING'
  | 'VERIFY_OTHERS'
  | 'LATE_PROPOSAL'
  | 'ANSWER_MATERIAL'
  | 'ANSWER_PROPOSAL'
  | 'FILL'
  | 'OPEN_RESULTS'
  | 'OBJECT_OR_AGREE'
  | 'LEVEL_ENDS'

/** In the order in which they are shown: what is to be done before what is to be known. */
export const queueKinds = [
  // the authorised body's
  'TAKE_UP',
  'VERIFY_MINE',
  'MATERIAL_ANSWERED',
  'OBJECTION',
  'SEND_RESULTS',
  'FINALISE',
  'PUBLISH',
  'CONFIRM_LEVEL',
  'AGREE_PASSPORT',
  'ACCEPT_QUARTERLY',
  'ACCEPT_REPORT',
  'ACCEPT_PROOF',
  'DELIVER_FOR_BODY',
  'CONSENT_CHANGE',
  'CONFIRM_RESULT',
  'DECIDE_PRACTICE',
  'NOT_SUBMITTED',
  'RECEIPT_MISSING',
  'VERIFY_OTHERS',
  'LATE_PROPOSAL',
  // an agency's
  'ANSWER_MATERIAL',
  'FILL',
  'OPEN_RESULTS',
  'OBJECT_OR_AGREE',
  'FILL_QUARTERLY',
  'MEND_QUARTERLY',
  'DELIVER_PART',
  'APPROVE_ROADMAP',
  'WRITE_REPORT',
  'STAGE_LATE',
  'MEND_PASSPORT',
  'APPROVE_PASSPORT',
  'MEASURE_STABILITY',
  'ANSWER_PROPOSAL',
  'MEND_PRACTICE',
  'LEVEL_ENDS',
] as const satisfies readonly (RatingKind | WorkKind)[]
export type QueueKind = RatingKind | WorkKind

export type StaffKind = Extract<
  QueueKind,
  | 'TAKE_UP'
  | 'VERIFY_MINE'
  | 'OBJECTION'
  | 'SEND_RESULTS'
  | 'FINALISE'
  | 'NOT_SUBMITTED'
  | 'RECEIPT_MISSING'
  | 'VERIFY_OTHERS'
>
export type AgencyKind = Extract<QueueKind, 'FILL' | 'OPEN_RESULTS' | 'OBJECT_OR_AGREE'>

/** To know, not to do: the next step is somebody else's. */
const informative: ReadonlySet<QueueKind> = new Set([
  'VERIFY_OTHERS',
  'RECEIPT_MISSING',
  'NOT_SUBMITTED',
  'LEVEL_ENDS',
  'LATE_PROPOSAL',
])

/** Counts towards «Вас ждут N дел». */
export const isTodo = (kind: QueueKind): boolean => !informative.has(kind)

export type QueueCampaign = {
  id: string
  year: number
  selfAssessmentDue: DateString
  ratingDue: DateString
  resultsSentDue: DateString
  publicationDue: DateString
  objectionDays: number
  /** Every participant has a final result or never submitted. */
  ready: boolean
}

const beforeWork: readonly AssessmentStatus[] = [...notSubmittedStatuses, 'WITHDRAWN']

/** Somebody has a final result, and nobody who submitted is without one. */
export const readyToPublish = (statuses: readonly AssessmentStatus[]): boolean =>
  statuses.includes('FINAL') && statuses.every((status) => status === 'FINAL' || beforeWork.includes(status))

/** Who asks, and when. */
export type QueueFrame = {
  now: Date
  timeZone: string
  may: {
    verify: boolean
    decide: boolean
    fill: boolean
    submit: boolean
    /** To answer proposals. */ answer?: boolean
  }
  campaigns: QueueCampaign[]
}

/** All of an assessment that the rule looks at; `mine` – in the person's own verification. */
export type QueueSubject = {
  campaignId: string
  status: AssessmentStatus
  mine: boolean
  receivedOn: DateString | null
}

export const campaignOf = ({ campaigns }: Pick<QueueFrame, 'campaigns'>, id: string): QueueCampaign | undefined =>
  campaigns.find((campaign) => campaign.id === id)

export const objectionOf = (
  { timeZone, now }: QueueFrame,
  { receivedOn }: QueueSubject,
  campaign: QueueCampaign,
): ObjectionState => objectionState(receivedOn, campaign.objectionDays, todayIn(timeZone, now))

/** What an assessment asks of the authorised body; null – nothing. */
export function staffKind(frame: QueueFrame, subject: QueueSubject): StaffKind | null {
  const campaign = campaignOf(frame, subject.campaignId)
  if (!campaign || !frame.may.verify) return null
  const { decide } = frame.may
  switch (subject.status) {
    case 'NOT_STARTED':
    case 'DRAFT':
      return todayIn(frame.timeZone, frame.now) > campaign.selfAssessmentDue ? 'NOT_SUBMITTED' : null
    case 'SUBMITTED':
      return 'TAKE_UP'
    case 'VERIFICATION':
      return subject.mine ? 'VERIFY_MINE' : 'VERIFY_OTHERS'
    case 'VERIFIED':
      return decide ? 'SEND_RESULTS' : null
    case 'RESULTS_SENT':
      return decide ? 'RECEIPT_MISSING' : null
    case 'OBJECTED':
      return decide ? 'OBJECTION' : null
    case 'RECEIVED':
      return decide && objectionOf(frame, subject, campaign).code === 'CLOSED' ? 'FINALISE' : null
    case 'SETTLED':
      return decide ? 'FINALISE' : null
    case 'FINAL':
    case 'WITHDRAWN':
      return null
  }
}

/** What an assessment asks of its agency; null – nothing. */
export function agencyKind(frame: QueueFrame, subject: QueueSubject): AgencyKind | null {
  const campaign = campaignOf(frame, subject.campaignId)
  if (!campaign || !frame.may.fill) return null
  switch (subject.status) {
    case 'NOT_STARTED':
    case 'DRAFT':
      return 'FILL'
    case 'RESULTS_SENT':
      return 'OPEN_RESULTS'
    case 'RECEIVED':
      return frame.may.submit && objectionOf(frame, subject, campaign).code === 'OPEN' ? 'OBJECT_OR_AGREE' : null
    case 'SUBMITTED':
    case 'VERIFICATION':
    case 'VERIFIED':
    case 'OBJECTED':
    case 'SETTLED':
    case 'FINAL':
    case 'WITHDRAWN':
      return null
  }
}

/** What a request for materials asks, and of whom. */
export function materialKind(
  { may }: QueueFrame,
  status: 'OPEN' | 'ANSWERED',
): 'MATERIAL_ANSWERED' | 'ANSWER_MATERIAL' | null {
  if (status === 'ANSWERED') return may.verify ? 'MATERIAL_ANSWERED' : null
  return may.fill ? 'ANSWER_MATERIAL' : null
}

/** What a proposal without an answer asks: of its agency to answer, of the authorised body to know when it is late. */
export function proposalKind({ may }: QueueFrame, late: boolean): 'ANSWER_PROPOSAL' | 'LATE_PROPOSAL' | null {
  if (may.answer) return 'ANSWER_PROPOSAL'
  return may.verify && late ? 'LATE_PROPOSAL' : null
}

/** What the certificate of a level that runs out asks. */
export function awardKind(
  { may, timeZone, now }: QueueFrame,
  validUntil: DateString,
): 'CONFIRM_LEVEL' | 'LEVEL_ENDS' | null {
  const validity = levelValidity(validUntil, todayIn(timeZone, now))
  if (validity !== 'EXPIRED' && validity !== 'CONFIRM_SOON') return null
  return may.decide ? 'CONFIRM_LEVEL' : may.fill ? 'LEVEL_ENDS' : null
}

/** Campaigns whose rating may be published. */
export const campaignsToPublish = ({ may, campaigns }: QueueFrame): QueueCampaign[] =>
  may.decide ? campaigns.filter(({ ready }) => ready) : []

/** Alike things of the open campaigns and how many there are of each. */
export type QueueSums = {
  assessments: (QueueSubject & { n: number })[]
  materials: { status: 'OPEN' | 'ANSWERED'; n: number }[]
  awards: { validUntil: DateString; n: number }[]
  /** Without an answer; past the limit or not. */
  proposals?: { late: boolean; n: number }[]
  /** Already of the kinds that this person is asked. */
  work?: { kind: WorkKind; n: number }[]
}

export type KindCounts = Record<QueueKind, number>

/** How many items of each kind buildQueue would make. */
export function countKinds(
  frame: QueueFrame,
  { assessments, materials, awards, proposals = [], work = [] }: QueueSums,
): KindCounts {
  const counts = { ...noCounts }
  const add = (kind: QueueKind | null, n: number) => {
    if (kind) counts[kind] += n
  }
  for (const subject of assessments) {
    add(staffKind(frame, subject), subject.n)
    add(agencyKind(frame, subject), subject.n)
  }
  for (const { status, n } of materials) add(materialKind(frame, status), n)
  for (const { validUntil, n } of awards) add(awardKind(frame, validUntil), n)
  for (const { late, n } of proposals) add(proposalKind(frame, late), n)
  for (const { kind, n } of work) add(kind, n)
  add('PUBLISH', campaignsToPublish(frame).length)
  return counts
}

/** Nothing waits. */
export const noCounts = Object.fromEntries(queueKinds.map((kind) => [kind, 0])) as KindCounts
