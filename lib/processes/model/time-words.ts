/** Minutes of working time in words; typedTime is the way back of time.ts. */
import { groupThousands } from '@/lib/core/decimal'
import { NBSP } from '@/lib/core/format'
import {
  compare,
  decimalText,
  divide,
  exactText,
  fraction,
  fractionOf,
  isZero,
  multiply,
  ONE,
  roundedUnits,
  sign,
  subtract,
  type Fraction,
} from '@/lib/core/fraction'
import { CALENDAR_DAY } from './time'
import type { StepTime } from './types'

/** As one may type it, exact: «1 ч 30 мин», «2 р. д. 15 мин», «10 к. д.»; three numbers: «15 мин – 20 мин – 1 ч». */
export function typedTime(time: StepTime, dayMinutes: string): string {
  const day = fractionOf(dayMinutes)
  const texts = 'fixed' in time ? [time.fixed] : [time.least, time.usual, time.most]
  return texts.map((text) => exactWords(fractionOf(text), day)).join(' – ')
}

/**
 * To read, rounded, the one way of every page and paper: «17 р. д. 3 ч 23 мин» to a minute, below an hour «23,38 мин»,
 * below a minute «20 с», «0,5 с». `whole`: no parts of a minute, beside a time that has none.
 */
export function shortTime(minutes: Fraction, dayMinutes: string, whole = false): string {
  const size = multiply(minutes, fraction(sign(minutes)))
  const words = sizeWords(size, fractionOf(dayMinutes), whole)
  return sign(minutes) < 0 && !words.startsWith('менее') ? `−${words}` : words
}

/** With its sign, as a difference is printed: «+20 с», «−1 ч 58 мин». */
export const signedTime = (minutes: Fraction, dayMinutes: string, whole = false): string =>
  `${sign(minutes) > 0 ? '+' : ''}${shortTime(minutes, dayMinutes, whole)}`

/** Is one of them printed to a minute? Then the others beside it are too. */
export const inWholeMinutes = (minutes: readonly Fraction[]): boolean =>
  minutes.some((one) => compare(multiply(one, fraction(sign(one))), fraction(60)) >= 0)

/** Several with the unit once where it is the same: «20 – 30 – 46 мин», «20 с – 5 мин». */
export function timeRow(minutes: readonly Fraction[], dayMinutes: string, dash = ' – '): string {
  const words = minutes.map((one) => shortTime(one, dayMinutes))
  const units = new Set(words.map((text) => /^[\d,]+\u00a0(\D+)$/.exec(text)?.[1] ?? text))
  const [unit = ''] = units
  const shared = units.size === 1 && words.length > 1
  return words.map((text, i) => (shared && i < words.length - 1 ? text.replace(`${NBSP}${unit}`, '') : text)).join(dash)
}

/** What shortTime prints, in tenths of a second: rounded as it rounds. */
export function shownUnits(minutes: Fraction, whole: boolean): bigint {
  const size = multiply(minutes, fraction(sign(minutes)))
  if (compare(size, ONE) < 0) return roundedUnits(multiply(minutes, fraction(60)), 1)
  const places = whole || compare(size, fraction(60)) >= 0 ? 0 : 2
  return roundedUnits(minutes, places) * (places === 2 ? 6n : 600n)
}

function sizeWords(size: Fraction, day: Fraction, whole: boolean): string {
  if (isZero(size)) return `0${NBSP}мин`
  if (compare(size, ONE) < 0) {
    const tenths = roundedUnits(multiply(size, fraction(60)), 1)
    if (tenths === 0n) return `менее${NBSP}0,1${NBSP}с`
    return tenths === 600n ? `1${NBSP}мин` : `${plain(decimalText(fraction(tenths, 10)) ?? '')}${NBSP}с`
  }
  const below = !whole && compare(size, fraction(60)) < 0
  return wordsOf(fraction(roundedUnits(size, below ? 2 : 0), below ? 100 : 1), day)
}

/** What is no decimal of minutes is whole seconds, comes from calendar days, or is written as «5 4/7 мин». */
function exactWords(minutes: Fraction, day: Fraction): string {
  if (decimalText(minutes) === undefined && decimalText(multiply(minutes, fraction(60))) === undefined) {
    const days = decimalText(divide(minutes, multiply(CALENDAR_DAY, day)))
    if (days !== undefined) return `${plain(days)}${NBSP}к.${NBSP}д.`
  }
  return wordsOf(minutes, day)
}

function wordsOf(minutes: Fraction, day: Fraction): string {
  const [days, afterDays] = parted(minutes, day)
  const [hours, rest] = parted(afterDays, fraction(60))
  const parts = [
    days > 0n ? `${groupThousands(String(days))}${NBSP}р.${NBSP}д.` : '',
    hours > 0n ? `${hours}${NBSP}ч` : '',
    ...minuteWords(rest),
  ].filter(Boolean)
  return parts.join(' ') || `0${NBSP}мин`
}

/** «10,5 мин», «5 мин 20 с», «20 с», «5 4/7 мин». */
function minuteWords(minutes: Fraction): string[] {
  const decimal = decimalText(minutes)
  const [whole, part] = parted(minutes, ONE)
  if (isZero(minutes)) return []
  if (decimal !== undefined && whole > 0n) return [`${plain(decimal)}${NBSP}мин`]
  const seconds = decimalText(multiply(part, fraction(60)))
  if (seconds === undefined) return [`${whole}${NBSP}${exactText(part)}${NBSP}мин`]
  return [whole > 0n ? `${whole}${NBSP}мин` : '', `${plain(seconds)}${NBSP}с`]
}

/** How many whole units, and what is left. */
function parted(minutes: Fraction, unit: Fraction): [bigint, Fraction] {
  const ratio = divide(minutes, unit)
  const whole = ratio.top / ratio.bottom
  return [whole, subtract(minutes, multiply(fraction(whole), unit))]
}

/** A decimal with a comma and its thousands apart, as many places as it has. */
function plain(decimal: string): string {
  const [whole = '', part] = decimal.split('.')
  return `${groupThousands(whole)}${part === undefined ? '' : `,${part}`}`
}
