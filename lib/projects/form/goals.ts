/** Numbers of a goal. Pure; exact, no binary floating point. */
import { readDecimal, toDecimalString, compareDecimals, commonScale, unitsAt } from '@/lib/core/decimal'
import { NBSP } from '@/lib/core/format'
import type { GoalDirection } from './passport'

/** '90', '1 234,5' → canonical decimal string; null when it is not a number alone («90 мин.»). */
export function goalNumber(typed: string): string | null {
  const read = readDecimal(typed.trim())
  return read ? toDecimalString(read) : null
}

/** Negative, zero or positive as the goal's `value` is worse than, equal to or better than `than`. */
export const compareByDirection = (direction: GoalDirection, value: string, than: string): number =>
  direction === 'LESS' ? compareDecimals(than, value) : compareDecimals(value, than)

/** Change from one value to another in whole per cent, half away from zero; null from zero. */
export function changePercent(from: string, to: string): number | null {
  const values = [readDecimal(from), readDecimal(to)] as const
  const [a, b] = values
  if (!a || !b || a.units === 0) return null
  const scale = commonScale([a, b])
  const base = BigInt(Math.abs(unitsAt(a, scale)))
  const difference = BigInt(unitsAt(b, scale) - unitsAt(a, scale)) * 100n * (a.units < 0 ? -1n : 1n)
  const magnitude = difference < 0n ? -difference : difference
  const rounded = Number((magnitude * 2n + base) / (base * 2n))
  return difference < 0n && rounded !== 0 ? -rounded : rounded
}

/** «−60 %», «+39 %», «0 %». */
export const formatPercentChange = (percent: number): string =>
  `${percent > 0 ? '+' : percent < 0 ? '−' : ''}${Math.abs(percent)}${NBSP}%`

export type GoalEffect = { text: string; better: boolean }

/** What the goal promises: change from current to target; null while either is not a number or the change has no per cent. */
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
  const percent = from === null || to === null ? null : changePercent(from, to)
  return from === null || to === null || percent === null
    ? null
    : { text: formatPercentChange(percent), better: compareByDirection(direction, to, from) > 0 }
}
