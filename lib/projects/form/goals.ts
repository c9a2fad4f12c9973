/** Numbers of a goal. Pure; exact, no binary floating point. */
import { compareDecimals, percentChange, readDecimal, toDecimalString } from '@/lib/core/decimal'
import { formatSigned, NBSP } from '@/lib/core/format'
import type { GoalDirection } from './passport'

/** '90', '1 234,5' → canonical decimal string; null when it is not a number alone («90 мин.»). */
export function goalNumber(typed: string): string | null {
  const read = readDecimal(typed.trim())
  return read ? toDecimalString(read) : null
}

/** Negative, zero or positive as the goal's `value` is worse than, equal to or better than `than`. */
export const compareByDirection = (direction: GoalDirection, value: string, than: string): number =>
  direction === 'LESS' ? compareDecimals(than, value) : compareDecimals(value, than)

/** Whether a is better than b: lower or higher by the goal's direction. */
export const isBetter = (direction: GoalDirection, a: string, b: string): boolean =>
  compareByDirection(direction, a, b) > 0

/** «−60 %», «+39 %», «0 %». */
const formatPercentChange = (percent: string): string => `${formatSigned(percent)}${NBSP}%`

export type GoalEffect = { text: string; better: boolean }

/**
 * What the goal promises: change from current to target; null while either is not a number or the change has no per
 * cent.
 */
export function goalEffect({
  direction,
  current,
  target,
}: {
  direction: GoalDirection
  current: string
  target: string
}): GoalEffect | null {
  const from = goalNumber(current)
  const to = goalNumber(target)
  const percent = from === null || to === null ? null : percentChange(from, to, 0)
  return from === null || to === null || percent === null
    ? null
    : { text: formatPercentChange(percent), better: isBetter(direction, to, from) }
}
