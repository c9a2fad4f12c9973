/** Exact arithmetic of the plan over decimal strings. Pure. */
import { addDecimals, decimal, formatDecimal, roundDecimal, toDecimalString } from '@/lib/core/decimal'
import { NBSP } from '@/lib/core/format'

/** Percentages are kept to hundredths. */
export const SHARE_DIGITS = 2

/** part / whole, rounded half away from zero to hundredths; times 100 where `percent`; null when the whole is nothing. */
export function shareOf(part: string, whole: string, percent = true): string | null {
  const [a, b] = [decimal(part), decimal(whole)]
  if (b.units === 0) return null
  const scale = 10n ** BigInt(SHARE_DIGITS) * (percent ? 100n : 1n)
  const top = BigInt(a.units) * 10n ** BigInt(b.scale) * scale * 2n
  const bottom = BigInt(b.units) * 10n ** BigInt(a.scale)
  const half = bottom < 0n ? -bottom : bottom
  const whole2 = bottom < 0n ? -top : top
  const units = whole2 >= 0n ? (whole2 + half) / (half * 2n) : -((-whole2 + half) / (half * 2n))
  return toDecimalString({ units: Number(units), scale: SHARE_DIGITS })
}

/** value × times / by, rounded half away from zero to a whole number. */
export function scaled(value: string, times: number, by: number): string {
  const { units, scale } = decimal(value)
  const share = shareOf(toDecimalString({ units: units * times, scale }), String(by), false) ?? '0'
  return toDecimalString(roundDecimal(decimal(share), 0))
}

export function product(values: readonly string[]): string {
  const { units, scale } = values
    .map(decimal)
    .reduce((a, b) => ({ units: a.units * b.units, scale: a.scale + b.scale }), { units: 1, scale: 0 })
  return toDecimalString({ units, scale })
}

export const sumOf = (values: readonly string[]): string => (values.length === 0 ? '0' : addDecimals(...values))

export const isPercent = (unit: string): boolean => /^(процент|%)/i.test(unit.trim())

/** «30 %», «4»: a figure in its unit, where the unit is a percentage. */
export const figure = (value: string, unit = ''): string =>
  `${formatDecimal(value)}${isPercent(unit) ? `${NBSP}%` : ''}`

/** The Decimal of the database, as the exact text without trailing zeros. */
export const plain = (value: { toString(): string }): string => toDecimalString(decimal(value.toString()))
