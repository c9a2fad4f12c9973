/**
 * States of road maps, their items and parts, and the one rule that says how a part stands against its due day. Pure.
 */
import { addDays, daysBetween, isDateString, type DateString } from '@/lib/core/dates'
import { DUE_SOON_WORKING_DAYS, submissionTiming } from '@/lib/core/due'
import { machine } from '@/lib/core/machine'
import { can, type Membership, type Operation } from '@/lib/core/permissions'
import { addWorkingDays } from '@/lib/core/work-calendar'

export type RoadmapStatus = 'DRAFT' | 'APPROVAL' | 'APPROVED' | 'CLOSED'
export type RoadmapKind = 'PROGRAMME' | 'DEPARTMENTAL'

export type RoadmapMove = 'send' | 'takeBack' | 'approve' | 'close'
export const roadmapMachine = machine<RoadmapStatus, RoadmapMove>({
  DRAFT: { send: 'APPROVAL', approve: 'APPROVED' },
  APPROVAL: { takeBack: 'DRAFT', approve: 'APPROVED' },
  APPROVED: { close: 'CLOSED' },
  CLOSED: {},
})

/** Not approved yet: a draft, or waiting for its approval. */
export const unapprovedStatuses = roadmapMachine.from('approve')
export const isUnapproved = (status: RoadmapStatus): boolean => unapprovedStatuses.includes(status)

/** Approved: in force, or closed after it was. */
export const inForceOnceStatuses = (Object.keys(roadmapMachine.transitions) as RoadmapStatus[]).filter(
  (status) => !isUnapproved(status),
)

export const partStatuses = ['OPEN', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'CLOSED'] as const
export type PartStatus = (typeof partStatuses)[number]

export type PartMove = 'submit' | 'takeBack' | 'accept' | 'return' | 'reopen' | 'close' | 'restore'
export const partMachine = machine<PartStatus, PartMove>({
  OPEN: { submit: 'SUBMITTED', close: 'CLOSED' },
  SUBMITTED: { takeBack: 'OPEN', accept: 'ACCEPTED', return: 'RETURNED', close: 'CLOSED' },
  RETURNED: { submit: 'SUBMITTED', close: 'CLOSED' },
  ACCEPTED: { reopen: 'RETURNED' },
  CLOSED: { restore: 'OPEN' },
})

/** Owed: not handed in, or returned. */
export const owedStatuses = partMachine.from('submit')

/** Handed in, whether it was decided on or not. */
export const handedInStatuses = ['SUBMITTED', 'ACCEPTED'] as const satisfies PartStatus[]

/**
 * A part is proved and handed in by its agency's own people; for a body that is no agency – by the authority, which
 * then answers for it.
 */
export const actsFor = (memberships: readonly Membership[], operation: Operation, agencyId: string | null): boolean =>
  can(agencyId === null ? memberships : memberships.filter(({ role }) => role !== 'AUTHORITY'), operation, agencyId)

export type ChangeKind = 'ADD' | 'EDIT' | 'REMOVE'
export type ChangeStatus = 'PROPOSED' | 'CONSENTED' | 'REFUSED' | 'WITHDRAWN'

/** A proposed change, its events named by their outcome; what was decided is not decided again. */
export const changeMachine = machine<ChangeStatus, 'CONSENTED' | 'REFUSED' | 'WITHDRAWN'>({
  PROPOSED: { CONSENTED: 'CONSENTED', REFUSED: 'REFUSED', WITHDRAWN: 'WITHDRAWN' },
  CONSENTED: {},
  REFUSED: {},
  WITHDRAWN: {},
})

/**
 * DONE – in time; DONE_LATE; CHECKING – handed in, not decided; CLOSED – nobody owes it; UNASSIGNED – an item without
 * anybody who owes it.
 */
export const stateCodes = [
  'OVERDUE',
  'DUE_SOON',
  'AHEAD',
  'CHECKING',
  'DONE',
  'DONE_LATE',
  'CLOSED',
  'UNASSIGNED',
] as const
export type StateCode = (typeof stateCodes)[number]
export type State = {
  code: StateCode
  /** Days to the due day (from the day of handing in once handed in); negative – past it. */
  days: number
  workingDays: number
}

const noon = (day: DateString): Date => new Date(`${day}T12:00:00Z`)

/** The due-day rule of the portal, asked in business days: they are the tenant's already. */
function timing(dueOn: DateString, submittedOn: DateString | null, today: DateString) {
  return submissionTiming(dueOn, 'UTC', submittedOn === null ? null : noon(submittedOn), noon(today))
}

/**
 * How one body stands: the day that counts is the day of handing in, once that was accepted; a returned part is owed
 * again.
 */
export function partState(
  part: { status: PartStatus; submittedOn: DateString | null },
  dueOn: DateString,
  today: DateString,
): State {
  const submitted = handedInStatuses.some((one) => one === part.status) ? (part.submittedOn ?? today) : null
  const { code, days, workingDays } = timing(dueOn, submitted, today)
  switch (part.status) {
    case 'CLOSED':
      return { code: 'CLOSED', days, workingDays }
    case 'SUBMITTED':
      return { code: 'CHECKING', days, workingDays }
    case 'ACCEPTED':
      return { code: code === 'LATE' ? 'DONE_LATE' : 'DONE', days, workingDays }
    case 'OPEN':
    case 'RETURNED':
      return { code: code === 'OVERDUE' || code === 'DUE_SOON' ? code : 'AHEAD', days, workingDays }
  }
}

/** Parts of an item, counted; `lastOn` – the latest day of handing in among the accepted. */
export type PartCounts = {
  open: number
  checking: number
  onTime: number
  late: number
  closed: number
  lastOn: DateString | null
}

export const owed = ({ open, checking, onTime, late }: PartCounts): number => open + checking + onTime + late
export const delivered = ({ onTime, late }: PartCounts): number => onTime + late

/** How an item stands: done when every part that is not closed is accepted, late when one of them was late. */
export function itemState(parts: PartCounts, dueOn: DateString, today: DateString): State {
  if (parts.open > 0) return partState({ status: 'OPEN', submittedOn: null }, dueOn, today)
  if (parts.checking > 0) return { ...partState({ status: 'OPEN', submittedOn: null }, dueOn, today), code: 'CHECKING' }
  if (delivered(parts) > 0) {
    const { days, workingDays } = timing(dueOn, parts.lastOn ?? dueOn, today)
    return { code: parts.late > 0 ? 'DONE_LATE' : 'DONE', days, workingDays }
  }
  return { code: parts.closed > 0 ? 'CLOSED' : 'UNASSIGNED', days: daysBetween(today, dueOn), workingDays: 0 }
}

/** The last due day that is «скоро срок» today: what SQL compares with. */
export const dueSoonUntil = (today: DateString): DateString =>
  addDays(addWorkingDays(today, DUE_SOON_WORKING_DAYS + 1).date, -1)

export type RoadmapProgress = {
  items: number
  done: number
  late: number
  overdue: number
  soon: number
  checking: number
}

/** What a list says of a map, from the states of its items; closed items are not counted. */
export function progressOf(states: readonly StateCode[]): RoadmapProgress {
  const of = (...codes: StateCode[]): number => states.filter((code) => codes.includes(code)).length
  return {
    items: states.length - of('CLOSED'),
    done: of('DONE', 'DONE_LATE'),
    late: of('DONE_LATE'),
    overdue: of('OVERDUE'),
    soon: of('DUE_SOON'),
    checking: of('CHECKING'),
  }
}

/**
 * Last day for an agency to approve its own map (V п. 4: within 10 days of the order's force): counted from that day,
 * or from the day the agency came to be, whichever is later. Null where the act sets no limit.
 */
export function approvalDue(
  { inForceOn, withinDays }: { inForceOn: DateString | null; withinDays: number | null },
  agencySince: DateString | null,
): DateString | null {
  if (inForceOn === null || withinDays === null) return null
  return addDays(agencySince !== null && agencySince > inForceOn ? agencySince : inForceOn, withinDays)
}

/** How the approval stands against the act's limit; `days` past it. */
export function approvalTiming(
  due: DateString | null,
  approvedOn: DateString | null,
  today: DateString,
): { code: 'NONE' | 'ON_TIME' | 'LATE' | 'WAITING' | 'OVERDUE'; days: number } {
  if (due === null) return { code: 'NONE', days: 0 }
  const days = daysBetween(due, approvedOn ?? today)
  if (approvedOn !== null) return { code: days > 0 ? 'LATE' : 'ON_TIME', days }
  return { code: days > 0 ? 'OVERDUE' : 'WAITING', days }
}

/** An item's text: what a change shows side by side. */
export type ItemText = {
  number: string
  sectionNumber: string
  section: string
  title: string
  dueOn: DateString
  dueText: string
  result: string
  responsible: string[]
}
export const itemFields = ['number', 'section', 'title', 'dueOn', 'dueText', 'responsible', 'result'] as const

/** The fields in which two texts of an item differ. */
export const changedFields = (before: ItemText, after: ItemText): (typeof itemFields)[number][] =>
  itemFields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))

/** Reads a stored text of an item; null when it is none. */
export function readItemText(json: unknown): ItemText | null {
  if (typeof json !== 'object' || json === null) return null
  const record = json as Record<string, unknown>
  const text = (key: string): string => (typeof record[key] === 'string' ? record[key] : '')
  if (!isDateString(text('dueOn'))) return null
  return {
    number: text('number'),
    sectionNumber: text('sectionNumber'),
    section: text('section'),
    title: text('title'),
    dueOn: text('dueOn'),
    dueText: text('dueText'),
    result: text('result'),
    responsible: readBodies(record.responsible),
  }
}

/** Bodies of an item as stored. */
export const readBodies = (json: unknown): string[] =>
  Array.isArray(json) ? json.filter((one) => typeof one === 'string') : []

/** «3.10» after «3.9»: numbers are compared part by part. */
export function compareNumbers(a: string, b: string): number {
  const [left, right] = [a, b].map((text) => text.split('.').map(Number))
  for (let i = 0; i < Math.max(left?.length ?? 0, right?.length ?? 0); i += 1) {
    const difference = (left?.[i] || 0) - (right?.[i] || 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** The next free number of a section: «3.14» after 3.1 … 3.13. */
export function nextNumber(section: string, taken: readonly string[]): string {
  const last = taken
    .filter((number) => number.startsWith(`${section}.`))
    .map((number) => Number(number.slice(section.length + 1)) || 0)
  return `${section}.${Math.max(0, ...last) + 1}`
}
