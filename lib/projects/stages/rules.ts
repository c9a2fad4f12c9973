/**
 * Stages of a running project: order, closing, moving, lateness (K app. 2: the ten stages of the passport). Pure; days
 * are DateStrings.
 */
import { addDays, daysBetween, type DateString } from '@/lib/core/dates'
import { allowed, machine, refused, type Decision } from '@/lib/core/machine'
import { toWorkingDay, workingDaysBetween } from '@/lib/core/work-calendar'
import { hasStarted, isUnderWay, type ProjectStatus } from '../state/rules'

export type StageDates = {
  number: number
  /** By the approved passport; never changed by moves. */
  plannedFrom: DateString | null
  plannedTo: DateString | null
  /** After moves. */
  dueFrom: DateString | null
  dueTo: DateString | null
  startedOn: DateString | null
  closedOn: DateString | null
}

export type StageState = 'WAITING' | 'IN_WORK' | 'CLOSED'
export const stageState = ({ startedOn, closedOn }: Pick<StageDates, 'startedOn' | 'closedOn'>): StageState =>
  closedOn !== null ? 'CLOSED' : startedOn !== null ? 'IN_WORK' : 'WAITING'

/** A stage is closed also where nobody told of its start: the day of the start is named then. */
export const stageMachine = machine<StageState, 'start' | 'close' | 'reopen'>({
  WAITING: { start: 'IN_WORK', close: 'CLOSED' },
  IN_WORK: { close: 'CLOSED' },
  CLOSED: { reopen: 'IN_WORK' },
})

/** More than so many working days behind the due date is critical. */
export const CRITICAL_WORKING_DAYS = 10

export type Lateness = { kind: 'NONE' | 'LATE' | 'CRITICAL'; workingDays: number }

/** How late a stage is: an open one as of today, a closed one as of its closing. */
export function stageLateness(
  { dueTo, closedOn }: Pick<StageDates, 'dueTo' | 'closedOn'>,
  today: DateString,
): Lateness {
  const until = closedOn ?? today
  if (dueTo === null || until <= dueTo) return { kind: 'NONE', workingDays: 0 }
  // A weekend after the due day is late by no working day, yet late.
  const workingDays = Math.max(1, workingDaysBetween(dueTo, until).days)
  return { kind: workingDays > CRITICAL_WORKING_DAYS ? 'CRITICAL' : 'LATE', workingDays }
}

/** The worst lateness among open stages. */
export function worstLateness(stages: readonly StageDates[], today: DateString): Lateness & { number: number | null } {
  let worst: Lateness & { number: number | null } = { kind: 'NONE', workingDays: 0, number: null }
  for (const stage of stages) {
    if (stage.closedOn !== null) continue
    const late = stageLateness(stage, today)
    if (late.workingDays > worst.workingDays) worst = { ...late, number: stage.number }
  }
  return worst
}

/**
 * A project is late while it runs and an open stage is behind its day. Once it is closed only the stability stage is
 * open (K app. 2, stage 10): its measurement counts from that very day on, so the day's passing is a measurement to
 * make and no lateness. SQL: `lateProjectSql`.
 */
export const isProjectLate = (
  status: ProjectStatus,
  stages: readonly Pick<StageDates, 'dueTo' | 'closedOn'>[],
  today: DateString,
): boolean =>
  status === 'RUNNING' && stages.some((stage) => stage.closedOn === null && stageLateness(stage, today).kind !== 'NONE')

/**
 * Whether the stage was behind at the end of a day, as far as the records tell: for reports on the past. SQL:
 * `stageWasLateSql`.
 */
export const wasStageLate = (
  project: { status: ProjectStatus; closedOn: DateString | null },
  { dueTo, closedOn }: Pick<StageDates, 'dueTo' | 'closedOn'>,
  day: DateString,
): boolean =>
  hasStarted(project.status) &&
  (project.closedOn === null || project.closedOn > day) &&
  dueTo !== null &&
  dueTo < day &&
  (closedOn === null || closedOn > day)

/** Days by which the due end was moved away from the approved one; negative when earlier. */
export const shiftOf = ({ plannedTo, dueTo }: Pick<StageDates, 'plannedTo' | 'dueTo'>): number =>
  plannedTo && dueTo ? daysBetween(plannedTo, dueTo) : 0

export type LastStages = { closing: number; stability: number | null }
export type StageRefusal =
  | { code: 'WRONG_STATUS' }
  | { code: 'ALREADY_STARTED' }
  | { code: 'ALREADY_CLOSED' }
  | { code: 'NOT_CLOSED' }
  /** Earlier stages that are still open. */
  | { code: 'EARLIER_OPEN'; open: number[] }
  /** Later stages that are closed already and would have to be reopened first. */
  | { code: 'LATER_CLOSED'; closed: number[] }
  | { code: 'FUTURE' }
  | { code: 'BEFORE_START' }
  /** The day lies before the closing of an earlier stage. */
  | { code: 'BEFORE_EARLIER'; number: number; closedOn: DateString }
/** The stage's next state, or why it does not come to it. */
export type StageCheck = Decision<StageState, StageRefusal>

const refuse = (refusal: StageRefusal): StageCheck => refused(refusal)
const next = (stage: StageDates, event: 'start' | 'close' | 'reopen', otherwise: StageRefusal): StageCheck => {
  const state = stageMachine.after(stageState(stage), event)
  return state.ok ? state : refuse(otherwise)
}

/** The stability stage is worked on while results are watched, all others while the project runs. */
const inTime = (status: ProjectStatus, number: number, { stability }: LastStages): boolean =>
  number === stability ? status === 'MONITORING' : status === 'RUNNING'

/** May the stage be started on that day? Stages may overlap; only closing goes in order. */
export function checkStart(
  status: ProjectStatus,
  stage: StageDates,
  last: LastStages,
  startedOn: DateString,
  today: DateString,
): StageCheck {
  if (!inTime(status, stage.number, last)) return refuse({ code: 'WRONG_STATUS' })
  const started = next(stage, 'start', { code: stage.closedOn === null ? 'ALREADY_STARTED' : 'ALREADY_CLOSED' })
  return started.ok && startedOn > today ? refuse({ code: 'FUTURE' }) : started
}

/**
 * May the stage be closed? Only after every earlier one, on a day that has come and that does not precede the earlier
 * closings.
 */
export function checkClose(
  status: ProjectStatus,
  stages: readonly StageDates[],
  number: number,
  last: LastStages,
  days: { startedOn: DateString; closedOn: DateString; today: DateString },
): StageCheck {
  const stage = stages.find((one) => one.number === number)
  if (!stage || !inTime(status, number, last)) return refuse({ code: 'WRONG_STATUS' })
  const closed = next(stage, 'close', { code: 'ALREADY_CLOSED' })
  if (!closed.ok) return closed
  const earlier = stages.filter((one) => one.number < number)
  const open = earlier.filter(({ closedOn }) => closedOn === null).map((one) => one.number)
  if (open.length > 0) return refuse({ code: 'EARLIER_OPEN', open })
  if (days.closedOn > days.today) return refuse({ code: 'FUTURE' })
  if (days.closedOn < days.startedOn) return refuse({ code: 'BEFORE_START' })
  for (const one of earlier) {
    if (one.closedOn !== null && days.closedOn < one.closedOn)
      return refuse({ code: 'BEFORE_EARLIER', number: one.number, closedOn: one.closedOn })
  }
  return closed
}

/** May the authority open the stage again? Only the last closed one: what follows rests on it. */
export function checkReopen(status: ProjectStatus, stages: readonly StageDates[], number: number): StageCheck {
  const stage = stages.find((one) => one.number === number)
  if (!stage || !hasStarted(status)) return refuse({ code: 'WRONG_STATUS' })
  const reopened = next(stage, 'reopen', { code: 'NOT_CLOSED' })
  if (!reopened.ok) return reopened
  const closed = stages.filter((one) => one.number > number && one.closedOn !== null).map((one) => one.number)
  return closed.length > 0 ? refuse({ code: 'LATER_CLOSED', closed }) : reopened
}

/** What closing the stage does to the project. */
export type ClosingEffect = 'NONE' | 'MONITORING' | 'FINISHED'
export function closingEffect(number: number, { closing, stability }: LastStages): ClosingEffect {
  if (number === stability) return 'FINISHED'
  if (number === closing) return stability === null ? 'FINISHED' : 'MONITORING'
  return 'NONE'
}

/** Where the project stands after the stage was opened again. */
export const statusAfterReopen = (number: number, { stability }: LastStages): ProjectStatus =>
  number === stability ? 'MONITORING' : 'RUNNING'

/** The first stage that is not closed, or the last. */
export const stageInWork = (stages: readonly StageDates[]): number =>
  stages.find(({ closedOn }) => closedOn === null)?.number ?? stages.at(-1)?.number ?? 1

type StageMovePlan = {
  number: number
  fromStart: DateString | null
  fromEnd: DateString | null
  toStart: DateString | null
  toEnd: DateString | null
}
export type MoveRefusal =
  | { code: 'WRONG_STATUS' }
  | { code: 'CLOSED' }
  | { code: 'NOTHING' }
  | { code: 'END_BEFORE_START' }
  | { code: 'BEFORE_PREVIOUS'; number: number; date: DateString }
  | { code: 'AFTER_NEXT'; number: number; date: DateString }
export type MovePlan = Decision<StageMovePlan[], MoveRefusal>

/**
 * New dates of a stage and, when `following`, of the open ones after it by as many days (onto a working day). Order is
 * kept: a stage neither starts nor ends before the one before it, and does not begin after the next ends. The approved
 * plan stays as it is.
 */
export function planMove(
  status: ProjectStatus,
  stages: readonly StageDates[],
  number: number,
  to: { start: DateString; end: DateString },
  following: boolean,
): MovePlan {
  const at = stages.findIndex((one) => one.number === number)
  const stage = stages[at]
  const no = (refusal: MoveRefusal): MovePlan => refused(refusal)
  if (!stage || !isUnderWay(status)) return no({ code: 'WRONG_STATUS' })
  if (stage.closedOn !== null) return no({ code: 'CLOSED' })
  if (to.end < to.start) return no({ code: 'END_BEFORE_START' })
  if (to.start === stage.dueFrom && to.end === stage.dueTo) return no({ code: 'NOTHING' })
  const before = stages.slice(0, at).findLast(({ dueTo, dueFrom }) => dueTo !== null || dueFrom !== null)
  const beforeStart = before?.dueFrom ?? before?.dueTo
  if (before && beforeStart && to.start < beforeStart)
    return no({ code: 'BEFORE_PREVIOUS', number: before.number, date: beforeStart })
  const beforeEnd = before?.dueTo ?? before?.dueFrom
  if (before && beforeEnd && to.end < beforeEnd)
    return no({ code: 'BEFORE_PREVIOUS', number: before.number, date: beforeEnd })
  const shift = stage.dueTo ? daysBetween(stage.dueTo, to.end) : 0
  const moves: StageMovePlan[] = [
    { number, fromStart: stage.dueFrom, fromEnd: stage.dueTo, toStart: to.start, toEnd: to.end },
  ]
  const moved = (day: DateString | null): DateString | null => (day === null ? null : toWorkingDay(addDays(day, shift)))
  for (const one of stages.slice(at + 1)) {
    if (one.closedOn !== null || (one.dueFrom === null && one.dueTo === null)) continue
    if (!following || shift === 0) {
      const end = one.dueTo ?? one.dueFrom
      const start = one.dueFrom ?? one.dueTo
      if (start && to.start > start) return no({ code: 'AFTER_NEXT', number: one.number, date: start })
      if (end && to.end > end) return no({ code: 'AFTER_NEXT', number: one.number, date: end })
      break
    }
    moves.push({
      number: one.number,
      fromStart: one.dueFrom,
      fromEnd: one.dueTo,
      toStart: one.startedOn ? one.dueFrom : moved(one.dueFrom),
      toEnd: moved(one.dueTo),
    })
  }
  return allowed(moves)
}
