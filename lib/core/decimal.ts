/**
 * Exact decimals. A decimal travels as a string ('0.3'); for arithmetic it is a whole number of units of 10^-scale.
 * Nothing here is binary floating point: that would move 68 of Kuzbass's 46 080 score vectors across a level boundary.
 * By hand: totals of every vector are summed as whole units without an object each, and the same file serves browser,
 * server and recompute.ts.
 */
export type Decimal = { units: number; scale: number }

const PATTERN = /^-?\d{1,15}(\.\d{1,9})?$/
const NBSP = '\u00a0'
const MINUS = '−'

/**
 * Reads '13.4' or '-0.5' (point, no exponent, no spaces). Undefined when it is not such a decimal or is too long to be
 * exact.
 */
export function parseDecimal(text: string): Decimal | undefined {
  if (!PATTERN.test(text)) return undefined
  const [whole = '', fraction = ''] = text.split('.')
  const units = Number(whole + fraction)
  return Number.isSafeInteger(units) ? { units: units === 0 ? 0 : units, scale: fraction.length } : undefined
}

/** Reads what a person types: '1 234,5', '−0,3', '0.3'. Undefined when it is not a decimal. */
export function readDecimal(typed: string): Decimal | undefined {
  return parseDecimal(
    typed
      .replace(/[\s\u00a0\u202f]/g, '')
      .replace('−', '-')
      .replace(',', '.'),
  )
}

/** parseDecimal for text that has been validated before. Throws RangeError otherwise. */
export function decimal(text: string): Decimal {
  const value = parseDecimal(text)
  if (value === undefined) throw new RangeError(`Not a decimal: ${text}`)
  return value
}

/** The smallest scale in which every one of the decimals is a whole number of units. */
export function commonScale(values: readonly Decimal[]): number {
  return values.reduce((scale, value) => Math.max(scale, value.scale), 0)
}

/** The decimal as whole units of 10^-scale. Throws RangeError if digits would be lost or the result is not exact. */
export function unitsAt(value: Decimal, scale: number): number {
  let { units } = value
  for (let s = value.scale; s < scale; s += 1) units *= 10
  for (let s = value.scale; s > scale; s -= 1) {
    if (units % 10 !== 0) throw new RangeError(`${toDecimalString(value)} has more than ${scale} decimal places`)
    units /= 10
  }
  return safe(units)
}

/** Sum of decimals written as strings, as a canonical string: addDecimals('0.1', '0.2') is '0.3'. */
export function addDecimals(...texts: string[]): string {
  const values = texts.map(decimal)
  const scale = commonScale(values)
  return toDecimalString({ units: values.reduce((sum, value) => safe(sum + unitsAt(value, scale)), 0), scale })
}

/** a − b as a canonical string. */
export function subtractDecimals(a: string, b: string): string {
  const value = decimal(b)
  return addDecimals(a, toDecimalString({ units: -value.units, scale: value.scale }))
}

/** Product of decimals written as strings, exact, as a canonical string; of none it is '1'. */
export function multiplyDecimals(...texts: string[]): string {
  let units = 1n
  let scale = 0
  for (const value of texts.map(decimal)) {
    units *= BigInt(value.units)
    scale += value.scale
  }
  for (; scale > 0 && units % 10n === 0n; scale -= 1) units /= 10n
  return toDecimalString({ units: Number(units), scale })
}

/** a / b as a canonical string, rounded once, half away from zero, to at most `digits` places; null when b is zero. */
export function divideDecimals(a: string, b: string, digits: number): string | null {
  const [top, bottom] = [decimal(a), decimal(b)]
  if (bottom.units === 0) return null
  const divisor = BigInt(Math.abs(bottom.units)) * 10n ** BigInt(top.scale)
  const magnitude = BigInt(Math.abs(top.units)) * 10n ** BigInt(bottom.scale + digits)
  const rounded = Number((magnitude * 2n + divisor) / (divisor * 2n))
  return toDecimalString({ units: top.units < 0 !== bottom.units < 0 ? -rounded : rounded, scale: digits })
}

/**
 * Change from one value to another in per cent of the first, with at most `digits` places: '-60', '4.5'; null from
 * zero.
 */
export function percentChange(from: string, to: string, digits: number): string | null {
  const { units, scale } = decimal(from)
  const base = toDecimalString({ units: Math.abs(units), scale })
  return divideDecimals(multiplyDecimals(subtractDecimals(to, from), '100'), base, digits)
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compareDecimals(a: string, b: string): number {
  return decimal(subtractDecimals(a, b)).units
}

/** Canonical string with a point and without trailing zeros: '13.4', '9', '-0.5'. */
export function toDecimalString({ units, scale }: Decimal): string {
  const digits = String(Math.abs(safe(units))).padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  const fraction = digits.slice(digits.length - scale).replace(/0+$/, '')
  return `${units < 0 ? '-' : ''}${whole}${fraction && `.${fraction}`}`
}

/**
 * For people: decimal comma, a true minus, thousands apart from five digits on ('12 345,6'), trailing zeros trimmed.
 * With `digits` exactly so many places are shown; the only rounding in the product, half away from zero.
 */
export function formatDecimal(value: string | Decimal, options: { digits?: number } = {}): string {
  const parsed = typeof value === 'string' ? decimal(value) : value
  const { digits } = options
  const rounded = digits === undefined ? parsed : roundDecimal(parsed, digits)
  const [whole = '', fraction = ''] = toDecimalString({ ...rounded, units: Math.abs(rounded.units) }).split('.')
  const shown = digits === undefined ? fraction : fraction.padEnd(digits, '0')
  return `${rounded.units < 0 ? MINUS : ''}${groupThousands(whole)}${shown && `,${shown}`}`
}

/** Rounds half away from zero to at most `digits` places. */
export function roundDecimal(value: Decimal, digits: number): Decimal {
  if (value.scale <= digits) return value
  const divisor = 10 ** (value.scale - digits)
  const magnitude = Math.abs(value.units)
  const rest = magnitude % divisor
  const units = (magnitude - rest) / divisor + (rest * 2 >= divisor ? 1 : 0)
  return { units: value.units < 0 && units !== 0 ? -units : units, scale: digits }
}

/** '12345' → '12 345' with non-breaking spaces; four digits stay together, as Russian typography has it. */
export function groupThousands(whole: string): string {
  return whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, NBSP)
}

function safe(units: number): number {
  if (!Number.isSafeInteger(units)) throw new RangeError('Decimal is too large to be exact')
  return units
}
