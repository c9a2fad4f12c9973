/** A fact that is far from what there was: it is asked about before it is taken. Pure. */
import { compareDecimals, divideDecimals, formatDecimal, multiplyDecimals } from '@/lib/core/decimal'
import { plural } from '@/lib/core/format'
import { quarterName } from '@/lib/core/quarters'
import { figure, isPercent } from './figures'

/** So many times more than ever before is a slip of the hand more often than a success. */
const TIMES = 10

export type KnownFact = { year: number; quarter: number; value: string }
/** What a new fact is measured by: the greatest fact of another quarter, or the year's target. */
export type Usual = { value: string; words: string }

/** `known` – the greatest facts, the greatest first; of the quarter that is being typed nothing counts. */
export function usualOf(
  known: readonly KnownFact[],
  target: string | null,
  typed: { year: number; quarter: number },
): Usual | null {
  const other = known.find(({ year, quarter }) => year !== typed.year || quarter !== typed.quarter)
  if (other)
    return { value: other.value, words: `наибольший факт до сих пор, ${quarterName(other.quarter)} ${other.year} г.` }
  return target === null ? null : { value: target, words: 'цель года' }
}

/** What is asked of whoever types such a fact; null – nothing. A share has a limit of its own. */
export function unusualWords(value: string, usual: Usual | null, unit: string): string | null {
  if (usual === null || isPercent(unit) || compareDecimals(usual.value, '0') <= 0) return null
  if (compareDecimals(value, multiplyDecimals(usual.value, String(TIMES))) < 0) return null
  const times = divideDecimals(value, usual.value, 0) ?? '0'
  const last = Number(times.slice(-2))
  return `Это в ${formatDecimal(times)} ${plural(last, 'раз', 'раза', 'раз')} больше, чем ${usual.words}: ${figure(usual.value, unit)}. Проверьте число; если так и есть, отметьте это.`
}
