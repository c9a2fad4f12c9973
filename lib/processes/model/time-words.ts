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

/** To read, rounded: «17 р. д. 3 ч 23 мин» to a minute, below an hour «23,38 мин». */
export function shortTime(minutes: Fraction, dayMinutes: string): string {
  const below = compare(multiply(minutes, fraction(sign(minutes))), fraction(60)) < 0
  const rounded = fraction(roundedUnits(minutes, below ? 2 : 0), below ? 100 : 1)
  const words = wordsOf(multiply(rounded, fraction(sign(rounded))), fractionOf(dayMinutes))
  return sign(rounded) < 0 ? `−${words}` : words
}

/** What is no decimal of minutes comes from calendar days, or is written as «5 4/7 мин». */
function exactWords(minutes: Fraction, day: Fraction): string {
  if (decimalText(minutes) === undefined) {
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
    sign(rest) > 0 ? `${minutesText(rest)}${NBSP}мин` : '',
  ].filter(Boolean)
  return parts.join(' ') || `0${NBSP}мин`
}

function minutesText(minutes: Fraction): string {
  const decimal = decimalText(minutes)
  if (decimal !== undefined) return plain(decimal)
  const [whole, part] = parted(minutes, ONE)
  return `${whole}${NBSP}${exactText(part)}`
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
