/** What the measured values of a project's goals say: attained or not, held after closing or slipped back. Pure. */
import { compareDates, type DateString } from '@/lib/core/dates'
import { commonScale, decimal, unitsAt } from '@/lib/core/decimal'
import { machine } from '@/lib/core/machine'
import type { PassportGoal } from '@/lib/projects/form/passport'
import { hasStarted, isUnderWay, type ProjectStatus } from '@/lib/projects/state/rules'
import { goalNumber, isBetter } from '@/lib/projects/form/goals'

export type MeasurementStatus = 'REPORTED' | 'CONFIRMED' | 'REJECTED'
export const effectKinds = ['MONEY', 'HOURS'] as const
export type EffectKind = (typeof effectKinds)[number]

/** A decision on what an agency reported, named by its outcome; nothing that was decided is decided again. */
export const measurementMachine = machine<MeasurementStatus, 'CONFIRMED' | 'REJECTED'>({
  REPORTED: { CONFIRMED: 'CONFIRMED', REJECTED: 'REJECTED' },
  CONFIRMED: {},
  REJECTED: {},
})

/** Values are measured while a project runs and while its stability is watched; effects are reported after it, too. */
export const measurable = isUnderWay
export const effectReportable = hasStarted

/**
 * The number at the beginning of what was typed («90 мин.» → '90'), for the message that says what to write; null when
 * there is none.
 */
export function numberInside(typed: string): string | null {
  const [found] = /[−-]?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?/.exec(typed) ?? []
  return found ? goalNumber(found) : null
}

/** A goal with its figures read: null where the passport holds no number. */
export type MeasuredGoal = Pick<PassportGoal, 'id' | 'name' | 'unit' | 'direction'> & {
  baseline: string | null
  target: string | null
}

export const measuredGoal = ({ id, name, unit, direction, current, target }: PassportGoal): MeasuredGoal => ({
  id,
  name,
  unit,
  direction,
  baseline: goalNumber(current),
  target: goalNumber(target),
})

/**
 * Whether the value reaches the target: not above it when less is better, not below it when more is; null without a
 * target in figures.
 */
export const isAttained = (
  { direction, target }: Pick<MeasuredGoal, 'direction' | 'target'>,
  value: string,
): boolean | null => (target === null ? null : value === target || !isBetter(direction, target, value))

/**
 * How much of the way from the baseline to the target is done, in whole per cent, rounded down; 0 when it went the
 * wrong way, more than 100 when it went further. null when the figures do not make a way (no baseline, no target, or
 * the two are equal).
 */
export function wayDone(
  { direction, baseline, target }: Pick<MeasuredGoal, 'direction' | 'baseline' | 'target'>,
  value: string,
): number | null {
  if (baseline === null || target === null || !isBetter(direction, target, baseline)) return null
  const all = [baseline, target, value].map(decimal)
  const scale = commonScale(all)
  const [from = 0, to = 0, at = 0] = all.map((one) => unitsAt(one, scale))
  return Math.max(0, Math.floor(((at - from) * 100) / (to - from)))
}

export type Measured = {
  id: string
  goalId: string
  measuredOn: DateString
  value: string
  stability: boolean
  status: MeasurementStatus
}

/** Oldest first; two of one day stand in the order in which they were entered (ids grow). */
export const byDay = <T extends Pick<Measured, 'measuredOn' | 'id'>>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => compareDates(a.measuredOn, b.measuredOn) || (a.id < b.id ? -1 : 1))

/**
 * How a result lives on after closing: HELD – not worse than at closing; WEAKER – worse than at closing, but the target
 * is still reached; LOST – backsliding: the target is reached no longer, or a value that had not reached it got worse
 * still.
 */
export type Stability = 'HELD' | 'WEAKER' | 'LOST'

/**
 * Compares the stability value with the one at closing (the last confirmed one before it), or with the target where
 * nothing was measured before closing. null when there is neither.
 */
export function stabilityOf(
  goal: Pick<MeasuredGoal, 'direction' | 'target'>,
  atClosing: string | null,
  value: string,
): Stability | null {
  const reference = atClosing ?? goal.target
  if (reference === null) return null
  if (!isBetter(goal.direction, reference, value)) return 'HELD'
  return isAttained(goal, value) === true ? 'WEAKER' : 'LOST'
}

export type GoalState = {
  /** The newest confirmed value; what counts. */
  latest: string | null
  latestOn: DateString | null
  attained: boolean | null
  /** The last confirmed value that is no stability measurement. */
  atClosing: string | null
  /** The newest confirmed stability value, and what it says. */
  stabilityValue: string | null
  stability: Stability | null
  waiting: number
}

/** What the measurements of one goal add up to; only confirmed ones count. */
export function goalState(goal: MeasuredGoal, measurements: readonly Measured[]): GoalState {
  const own = byDay(measurements.filter(({ goalId }) => goalId === goal.id))
  const confirmed = own.filter(({ status }) => status === 'CONFIRMED')
  const last = confirmed.at(-1)
  const atClosing = confirmed.filter(({ stability }) => !stability).at(-1)?.value ?? null
  const stabilityValue = confirmed.filter(({ stability }) => stability).at(-1)?.value ?? null
  return {
    latest: last?.value ?? null,
    latestOn: last?.measuredOn ?? null,
    attained: last ? isAttained(goal, last.value) : null,
    atClosing,
    stabilityValue,
    stability: stabilityValue === null ? null : stabilityOf(goal, atClosing, stabilityValue),
    waiting: own.filter(({ status }) => status === 'REPORTED').length,
  }
}

/**
 * A value measured on this day proves stability: the project is closed and the day of the new measurement has come
 * (form, stage 10).
 */
export const provesStability = (
  project: { status: ProjectStatus; stabilityDue: DateString | null },
  measuredOn: DateString,
): boolean => project.status === 'MONITORING' && project.stabilityDue !== null && measuredOn >= project.stabilityDue

/** Goals that still lack a confirmed stability value; when none is left the project is finished. */
export const awaitingStability = <T extends { id: string }>(
  goals: readonly T[],
  measurements: readonly Measured[],
): T[] => {
  const proven = new Set(
    measurements.filter(({ stability, status }) => stability && status === 'CONFIRMED').map(({ goalId }) => goalId),
  )
  return goals.filter(({ id }) => !proven.has(id))
}
