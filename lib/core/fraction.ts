/**
 * Exact rational numbers over BigInt. By hand, not fraction.js: that one brings every result to lowest terms, which
 * made a process of 1000 steps four times slower, and rounds −0,5 to 0. Here a sum keeps a common denominator and
 * only `lowest` reduces; equal values may differ in form, so compare with `compare`, never with ===.
 */
import { groupThousands } from './decimal'

export type Fraction = { readonly top: bigint; /** Above zero. */ readonly bottom: bigint }

export const ZERO: Fraction = { top: 0n, bottom: 1n }
export const ONE: Fraction = { top: 1n, bottom: 1n }

const DECIMAL = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/
const QUOTIENT = /^(-?\d{1,60})\/([1-9]\d{0,59})$/

/** top / bottom in lowest terms. Throws RangeError when bottom is zero. */
export function fraction(top: bigint | number, bottom: bigint | number = 1n): Fraction {
  const [a, b] = [BigInt(top), BigInt(bottom)]
  if (b === 0n) throw new RangeError('Division by zero')
  return lowest(b < 0n ? { top: -a, bottom: -b } : { top: a, bottom: b })
}

/** Reads '0.25' or '-3' (point, no exponent, no spaces, at most 30 digits on a side). Undefined when it is neither. */
export function parseDecimalFraction(text: string): Fraction | undefined {
  const found = DECIMAL.exec(text)
  if (!found) return undefined
  const [, minus, whole = '', part = ''] = found
  return { top: BigInt(`${minus}${whole}${part}`), bottom: 10n ** BigInt(part.length) }
}

/** Reads a decimal or '24000/7'. Undefined when it is neither. */
export function parseFraction(text: string): Fraction | undefined {
  const decimal = parseDecimalFraction(text)
  if (decimal !== undefined) return decimal
  const found = QUOTIENT.exec(text)
  return found ? fraction(BigInt(found[1] ?? ''), BigInt(found[2] ?? '')) : undefined
}

/** parseFraction for text that has been checked before. Throws RangeError otherwise. */
export function fractionOf(text: string): Fraction {
  const value = parseFraction(text)
  if (value === undefined) throw new RangeError(`Not a number: ${text}`)
  return value
}

export function add(a: Fraction, b: Fraction): Fraction {
  if (a.bottom === b.bottom) return { top: a.top + b.top, bottom: a.bottom }
  const shared = greatestDivisor(a.bottom, b.bottom)
  const [ofA, ofB] = [b.bottom / shared, a.bottom / shared]
  return { top: a.top * ofA + b.top * ofB, bottom: a.bottom * ofA }
}

export const negate = ({ top, bottom }: Fraction): Fraction => ({ top: -top, bottom })

export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, negate(b))

export const multiply = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.top, bottom: a.bottom * b.bottom })

/** Throws RangeError when b is zero. */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.top === 0n) throw new RangeError('Division by zero')
  const [top, bottom] = [a.top * b.bottom, a.bottom * b.top]
  return bottom < 0n ? { top: -top, bottom: -bottom } : { top, bottom }
}

export const sum = (values: Iterable<Fraction>): Fraction => {
  let total = ZERO
  for (const value of values) total = add(total, value)
  return total
}

/** Negative, zero or positive as a is below, equal to or above b. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const [left, right] = [a.top * b.bottom, b.top * a.bottom]
  return left < right ? -1 : left > right ? 1 : 0
}

export const sign = ({ top }: Fraction): -1 | 0 | 1 => (top < 0n ? -1 : top > 0n ? 1 : 0)

export const isZero = ({ top }: Fraction): boolean => top === 0n

/** The same value in lowest terms. */
export function lowest(value: Fraction): Fraction {
  if (value.bottom === 1n) return value
  const shared = greatestDivisor(value.top < 0n ? -value.top : value.top, value.bottom)
  return shared === 1n ? value : { top: value.top / shared, bottom: value.bottom / shared }
}

/** 'p/q' in lowest terms, or 'p' when whole. */
export function exactText(value: Fraction): string {
  const { top, bottom } = lowest(value)
  return bottom === 1n ? String(top) : `${top}/${bottom}`
}

/** As a decimal with a point when that is exact ('0.1'), else undefined. */
export function decimalText(value: Fraction): string | undefined {
  const { top, bottom } = lowest(value)
  let digits = 0
  let rest = bottom
  while (rest % 10n === 0n) [rest, digits] = [rest / 10n, digits + 1]
  while (rest % 5n === 0n) [rest, digits] = [rest / 5n, digits + 1]
  while (rest % 2n === 0n) [rest, digits] = [rest / 2n, digits + 1]
  if (rest !== 1n) return undefined
  const text = roundedText({ top, bottom }, digits)
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

/** As whole units of 10^-digits, rounded once, half away from zero. */
export function roundedUnits({ top, bottom }: Fraction, digits: number): bigint {
  const magnitude = (top < 0n ? -top : top) * 10n ** BigInt(digits)
  const rounded = (magnitude * 2n + bottom) / (bottom * 2n)
  return top < 0n ? -rounded : rounded
}

/** '8363.38': exactly so many places, rounded half away from zero, no minus before zero. */
export const roundedText = (value: Fraction, digits: number): string => unitsText(roundedUnits(value, digits), digits)

/** Whole units of 10^-digits as a decimal with a point. */
export function unitsText(units: bigint, digits: number): string {
  const text = String(units < 0n ? -units : units).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  return `${units < 0n ? '-' : ''}${whole}${digits > 0 ? `.${text.slice(-digits)}` : ''}`
}

/** The square root, rounded half away from zero to so many places. Throws RangeError below zero. */
export function rootText({ top, bottom }: Fraction, digits: number): string {
  if (top < 0n) throw new RangeError('Root of a negative number')
  // Twice the root in whole units, cut off, tells on which side of the half it lies.
  const doubled = wholeRoot((top * 4n * 100n ** BigInt(digits)) / bottom)
  return unitsText((doubled + 1n) / 2n, digits)
}

/** For people: '−12 345,60' with a decimal comma, a true minus, thousands apart; exactly so many places. */
export function formatFraction(value: Fraction, digits: number): string {
  const [whole = '', part] = roundedText(value, digits).split('.')
  const figure = `${groupThousands(whole.replace('-', ''))}${part === undefined ? '' : `,${part}`}`
  return whole.startsWith('-') ? `−${figure}` : figure
}

const TENTH: Fraction = { top: 1n, bottom: 10n }

/** Places that a figure needs so as not to stand as 0,0: two where one of them is below 0,1 and not zero. */
export const placesFor = (values: readonly Fraction[], digits: number): number =>
  digits === 1 && values.some((value) => value.top !== 0n && compare(sizeOf(value), TENTH) < 0) ? 2 : digits

/** As formatFraction, but what is not zero never looks so: «0,04», «менее 0,01». */
export function formatSmall(value: Fraction, digits: number): string {
  const places = placesFor([value], digits)
  if (value.top === 0n || places === 0 || roundedUnits(value, places) !== 0n) return formatFraction(value, places)
  return `менее\u00a0${formatFraction({ top: 1n, bottom: 10n ** BigInt(places) }, places)}`
}

const sizeOf = (value: Fraction): Fraction => (value.top < 0n ? negate(value) : value)

/**
 * Parts, none below zero, as whole units of 10^-digits that add up to their own rounded total: by the largest
 * remainder, ties to the earlier part.
 */
export function shareOut(parts: readonly Fraction[], digits: number): bigint[] {
  const scale = 10n ** BigInt(digits)
  const cut = parts.map(({ top, bottom }, i) => {
    const units = (top * scale) / bottom
    return { i, units, rest: { top: top * scale - units * bottom, bottom } }
  })
  const short = Number(roundedUnits(sum(parts), digits) - cut.reduce((all, { units }) => all + units, 0n))
  const raised = new Set(
    cut
      .toSorted((a, b) => compare(b.rest, a.rest))
      .slice(0, short)
      .map(({ i }) => i),
  )
  return cut.map(({ i, units }) => (raised.has(i) ? units + 1n : units))
}

/** Of numbers not below zero. */
function greatestDivisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a
}

/** The whole part of the square root, by Newton's steps from above. */
function wholeRoot(value: bigint): bigint {
  if (value < 2n) return value
  let root = 1n << BigInt((value.toString(2).length + 1) >> 1)
  for (;;) {
    const next = (root + value / root) >> 1n
    if (next >= root) return root
    root = next
  }
}
