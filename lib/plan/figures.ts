/** Exact arithmetic of the plan over decimal strings. Pure. */
import {
  addDecimals,
  decimal,
  divideDecimals,
  formatDecimal,
  multiplyDecimals,
  toDecimalString,
} from '@/lib/core/decimal'
import { NBSP } from '@/lib/core/format'

/** Percentages are kept to hundredths. */
const SHARE_DIGITS = 2

/**
 * part / whole, rounded half away from zero to hundredths; times 100 where `percent`; null when the whole is nothing.
 */
export const shareOf = (part: string, whole: string, percent = true): string | null =>
  divideDecimals(percent ? multiplyDecimals(part, '100') : part, whole, SHARE_DIGITS)

/** value × times / by, rounded once, half away from zero, to a whole number. */
export const scaled = (value: string, times: number, by: number): string =>
  divideDecimals(multiplyDecimals(value, String(times)), String(by), 0) ?? '0'

export const sumOf = (values: readonly string[]): string => (values.length === 0 ? '0' : addDecimals(...values))

export const isPercent = (unit: string): boolean => /^(процент|%)/i.test(unit.trim())

/** «30 %», «4»: a figure in its unit, where the unit is a percentage. */
export const figure = (value: string, unit = ''): string =>
  `${formatDecimal(value)}${isPercent(unit) ? `${NBSP}%` : ''}`

/** The Decimal of the database, as the exact text without trailing zeros. */
export const plain = (value: { toString(): string }): string => toDecimalString(decimal(value.toString()))
