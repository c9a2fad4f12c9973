/**
 * Quarterly reports (W 3, 6.2; K app. 1 3.2): when they are due, who owes one, how one stands and what may be done with
 * it. Pure.
 */
import { addDays, isDateString, type DateString } from '@/lib/core/dates'
import { machine } from '@/lib/core/machine'
import { compareQuarters, nextQuarter, quarterRange, quarterTime, type Quarter } from '@/lib/core/quarters'
import { addWorkingDays, isWorkingDay } from '@/lib/core/work-calendar'

export const dayShifts = ['KEEP', 'NEXT_WORKING'] as const
type DayShift = (typeof dayShifts)[number]

/** In force from a quarter on, until another one. Days are those of the first month after the quarter. */
export type QuarterlyRule = {
  from: Quarter
  active: boolean
  dueDay: number
  lateAfterDay: number
  shift: DayShift
  /** Days before the due day on which the curator is reminded; 0 – never. */
  remindDays: number
  text: string
  madeBy: string
  createdAt: Date
}

/** The rule of a quarter: the last one made of those that begin no later; null – no reports are asked for. */
export function ruleOf(rules: readonly QuarterlyRule[], quarter: Quarter): QuarterlyRule | null {
  const made = rules
    .filter(({ from }) => compareQuarters(from, quarter) <= 0)
    .sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime() || compareQuarters(b.from, a.from))[0]
  return made?.active ? made : null
}

/** The first quarter that any rule asks about; null – there are no rules. */
export const firstQuarter = (rules: readonly QuarterlyRule[]): Quarter | null =>
  rules
    .filter(({ active }) => active)
    .map(({ from }) => from)
    .sort(compareQuarters)[0] ?? null

export type DueDays = {
  dueOn: DateString
  /** The last day that is not yet overdue. */
  lateAfter: DateString
  /** The day of the act itself, when the rule moved it; nobody works on it. */
  movedFrom: DateString | null
  /** Nobody works on the due day and the rule keeps it. */
  dayOff: boolean
  /** A year without a published production calendar was asked: Monday–Friday was assumed. */
  calendarKnown: boolean
}

/** Days by which the quarter's report is due. The 31st of a shorter month is its last day. */
export function dueDays(
  { dueDay, lateAfterDay, shift }: Pick<QuarterlyRule, 'dueDay' | 'lateAfterDay' | 'shift'>,
  quarter: Quarter,
): DueDays {
  const month = quarterRange(nextQuarter(quarter)).from.slice(0, 8)
  const actDay = dayOfMonth(month, dueDay)
  const actLate = dayOfMonth(month, lateAfterDay)
  const due = shifted(actDay, shift)
  const late = shifted(actLate, shift)
  return {
    dueOn: due.date,
    lateAfter: late.date < due.date ? due.date : late.date,
    movedFrom: due.date === actDay ? null : actDay,
    dayOff: due.date === actDay && !due.working,
    calendarKnown: due.calendarKnown && late.calendarKnown,
  }
}

function dayOfMonth(month: string, day: number): DateString {
  for (let n = day; n > 28; n -= 1)
    if (isDateString(`${month}${String(n).padStart(2, '0')}`)) return `${month}${String(n).padStart(2, '0')}`
  return `${month}${String(Math.min(day, 28)).padStart(2, '0')}`
}

function shifted(date: DateString, shift: DayShift): { date: DateString; working: boolean; calendarKnown: boolean } {
  const { working, calendarKnown } = isWorkingDay(date)
  if (working || shift === 'KEEP') return { date, working, calendarKnown }
  const next = addWorkingDays(date, 1)
  return { date: next.date, working: true, calendarKnown: calendarKnown && next.calendarKnown }
}

export type AgencySpan = {
  since: DateString | null
  until: DateString | null
  mergedInto: { id: string; name: string } | null
}

/**
 * Why no report is asked of an agency: it was not there yet, or was gone before the due day (its successor answers for
 * it).
 */
export type NotAsked = { why: 'NOT_YET' | 'ABOLISHED' } | { why: 'MERGED'; into: { id: string; name: string } }

/**
 * Does the agency owe a report of the quarter? It must have begun by the quarter's end and still be there on the due
 * day.
 */
export function notAsked(
  { since, until, mergedInto }: AgencySpan,
  quarter: Quarter,
  dueOn: DateString,
): NotAsked | null {
  if (since !== null && since > quarterRange(quarter).to) return { why: 'NOT_YET' }
  if (until === null || until > dueOn) return null
  return mergedInto ? { why: 'MERGED', into: mergedInto } : { why: 'ABOLISHED' }
}

export const quarterlyStatuses = ['DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED'] as const
export type QuarterlyStatus = (typeof quarterlyStatuses)[number]
export type QuarterlyVerb = 'save' | 'submit' | 'accept' | 'return' | 'reopen'

export const quarterlyMachine = machine<QuarterlyStatus, QuarterlyVerb>({
  DRAFT: { save: 'DRAFT', submit: 'SUBMITTED' },
  SUBMITTED: { accept: 'ACCEPTED', return: 'RETURNED' },
  RETURNED: { save: 'RETURNED', submit: 'SUBMITTED' },
  ACCEPTED: { reopen: 'RETURNED' },
})

export const quarterlyStates = [
  'NOT_BEGUN',
  'DRAFT',
  'OVERDUE',
  'SUBMITTED',
  'SUBMITTED_LATE',
  'RETURNED',
  'ACCEPTED',
  'NOT_ASKED',
] as const
/** How an agency stands with a quarter's report, as people speak of it. */
export type QuarterlyState = (typeof quarterlyStates)[number]

/** IN_TIME by the due day, GRACE after it but within the extreme day, LATE after that. */
export type SentTiming = 'IN_TIME' | 'GRACE' | 'LATE'
export const sentTiming = (
  sentOn: DateString,
  { dueOn, lateAfter }: Pick<DueDays, 'dueOn' | 'lateAfter'>,
): SentTiming => (sentOn <= dueOn ? 'IN_TIME' : sentOn <= lateAfter ? 'GRACE' : 'LATE')

/** What is kept of a report that was begun; `sentOn` – the tenant's day of its first submission. */
export type ReportFace = {
  status: QuarterlyStatus
  sentOn: DateString | null
  dueOn: DateString
  lateAfter: DateString
}

/** The state; `asked` – does the agency owe it, `due` – by the rule, where the report was not begun. */
export function stateOf(
  report: ReportFace | null,
  asked: boolean,
  due: Pick<DueDays, 'lateAfter'>,
  today: DateString,
): QuarterlyState {
  const open = report === null || report.status === 'DRAFT'
  if (open && !asked) return 'NOT_ASKED'
  if (open && today > (report ?? due).lateAfter) return 'OVERDUE'
  if (report === null) return 'NOT_BEGUN'
  switch (report.status) {
    case 'DRAFT':
      return 'DRAFT'
    case 'RETURNED':
      return 'RETURNED'
    case 'ACCEPTED':
      return 'ACCEPTED'
    case 'SUBMITTED':
      return report.sentOn !== null && sentTiming(report.sentOn, report) === 'LATE' ? 'SUBMITTED_LATE' : 'SUBMITTED'
  }
}

/** May a report of the quarter be written? One of a future quarter has no facts yet. */
export const mayBegin = (quarter: Quarter, today: DateString): boolean => quarterTime(quarter, today) !== 'FUTURE'

/**
 * Letters about the due day: for how many days after the extreme one the overdue letter may still be sent (the portal
 * was down, the rule is new).
 */
const OVERDUE_LETTER_DAYS = 30

/**
 * The letter of the day: BEFORE from `remindDays` ahead of the due day up to it, OVERDUE from the day after the extreme
 * one; null – none.
 */
export function reminderKind(
  { dueOn, lateAfter }: Pick<DueDays, 'dueOn' | 'lateAfter'>,
  today: DateString,
  remindDays: number,
): 'BEFORE' | 'OVERDUE' | null {
  if (today <= dueOn) return remindDays > 0 && addDays(today, remindDays) >= dueOn ? 'BEFORE' : null
  return today > lateAfter && today <= addDays(lateAfter, OVERDUE_LETTER_DAYS) ? 'OVERDUE' : null
}
