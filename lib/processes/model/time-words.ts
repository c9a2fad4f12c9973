/** Minutes of working time in words; typedTime is the way back of time.ts. */
import { groupThousands } from '@/lib/core/decimal'
import { NBSP } from '@/lib/core/format'
import {
  compare,
  decimalText,
  divide,
  formatFraction,
  fraction,
  fractionOf,
  multiply,
  roundedUnits,
  sign,
  subtract,
  type Fraction,
} from '@/lib/core/fraction'
import { CALENDAR_DAY } from './time'
import type { StepTime } from './types'

/** As one types it, exact: «1 ч 30 мин», «2 р. д. 15 мин», «10 к. д.»; three numbers: «15 мин – 20 мин – 1 ч». */
export function typedTime(time: StepTime, dayMinutes: string): string {
  const day = fractionOf(dayMinutes)
  const texts = 'fixed' in time ? [time.fixed] : [time.least, time.usual, time.most]
  return texts.map((text) => exactWords(fractionOf(text), day)).join(' – ')
}

/** To read, rounded: «17 р. д. 3 ч 23 мин» to a minute, below an hour «23,38 мин». */
export function shortTime(minutes: Fraction, dayMinutes: string): string {
  const below = compare(multiply(minutes, fraction(sign(minutes))), fraction(60)) < 0
  const rounded = fraction(roundedUnits(minutes, below ? 2 : 0), below ? 100 : 1)
  const words = wordsOf(multiply(rounded, fraction(sign(rounded))), fractionOf(dayMinutes))
  return sign(rounded) < 0 ? `−${words}` : words
}

/** Days and hours whole; minutes that are no decimal come from calendar days or seconds. */
function exactWords(minutes: Fraction, day: Fraction): string {
  if (decimalText(minutes) !== undefined) return wordsOf(minutes, day)
  const calendarDay = multiply(CALENDAR_DAY, day)
  const days = decimalText(divide(minutes, calendarDay))
  if (days !== undefined) return `${plain(days)}${NBSP}к.${NBSP}д.`
  for (let n = 1; n < 7; n += 1) {
    const rest = subtract(minutes, multiply(fraction(n), calendarDay))
    if (sign(rest) > 0 && decimalText(rest) !== undefined) return `${n}${NBSP}к.${NBSP}д. ${wordsOf(rest, day)}`
  }
  const whole = fraction(minutes.top / minutes.bottom)
  const seconds = decimalText(multiply(subtract(minutes, whole), fraction(60)))
  if (seconds === undefined) return `≈${NBSP}${formatFraction(minutes, 2)}${NBSP}мин`
  const short = `${plain(seconds)}${NBSP}с`
  return sign(whole) === 0 ? short : `${wordsOf(whole, day)} ${short}`
}

function wordsOf(minutes: Fraction, day: Fraction): string {
  const [days, afterDays] = parted(minutes, day)
  const [hours, rest] = parted(afterDays, fraction(60))
  const parts = [
    days > 0n ? `${groupThousands(String(days))}${NBSP}р.${NBSP}д.` : '',
    hours > 0n ? `${hours}${NBSP}ч` : '',
    sign(rest) > 0 ? `${plain(decimalText(rest) ?? '')}${NBSP}мин` : '',
  ].filter(Boolean)
  return parts.join(' ') || `0${NBSP}мин`
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
