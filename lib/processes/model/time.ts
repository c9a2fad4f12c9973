/**
 * Times as people type them (exact.md P2): «1,5 ч», «90 мин», «3 р. д.», «2 нед.», «1:30», a bare number of minutes;
 * into exact minutes of working time. What is not one sure time is refused, never guessed. The way back is
 * time-words.ts.
 */
import {
  add,
  compare,
  decimalText,
  exactText,
  fraction,
  fractionOf,
  multiply,
  ONE,
  ZERO,
  type Fraction,
} from '@/lib/core/fraction'
import { MOST_MINUTES, type StepTime } from './types'

export type TimeRefusal =
  | 'empty'
  | 'which_day'
  | 'range'
  | 'limit'
  | 'approximate'
  | 'long_unit'
  | 'unknown_unit'
  | 'negative'
  | 'too_big'
  | 'order'
  | 'not_a_time'

export type TypedTime = { ok: true; time: StepTime } | { ok: false; reason: TimeRefusal }

/** A calendar day is 5/7 of a working day, a week five working days. */
export const CALENDAR_DAY = fraction(5, 7)

const DAY = '(?:день|дня|дней|дни|дн|д)'
const WORKING = '(?:р\\.?|раб\\.?|рабоч(?:ий|их|ие|его))'
const CALENDAR = '(?:к\\.?|кал\\.?|календ\\.?|календарн(?:ый|ых|ые|ого))'
/** Unit → its minutes or, times the length of the working day, its days; or why it is refused. */
const UNITS: [string, { minutes: Fraction } | { days: Fraction } | TimeRefusal][] = [
  ['мин(?:ут[ауы]?)?', { minutes: fraction(1) }],
  ['с(?:ек(?:унд[ауы]?)?)?', { minutes: fraction(1, 60) }],
  [`(?:${WORKING} ?)?ч(?:ас(?:а|ов)?)?`, { minutes: fraction(60) }],
  [`${WORKING} ?${DAY}`, { days: fraction(1) }],
  [`${CALENDAR} ?${DAY}`, { days: CALENDAR_DAY }],
  ['(?:рабоч(?:ая|ую|ие|их|ей) |календарн(?:ая|ую|ые|ых|ой) )?нед(?:ел[яиюь])?', { days: fraction(5) }],
  [`${DAY}|сут(?:ки|ок)?`, 'which_day'],
  ['мес(?:яц(?:а|ев)?)?|кв(?:артал(?:а|ов)?)?|полугоди[еяй]|г(?:ода?)?|лет', 'long_unit'],
]
/** A number, or a mixed one: «1 1/2». A bare «10/15» may be a range and is refused. */
const NUMBER = '(?:\\d{1,9} [1-9]\\d{0,8}/[1-9]\\d{0,8}|(?:[1-9]\\d{0,2}(?: \\d{3}){1,9}|\\d{1,30})(?:[.,]\\d{1,30})?)'
const BARE = new RegExp(`^${NUMBER}$`)
const LEADING = new RegExp(`^(${NUMBER}) ?(?=[^\\d.,])`)
/** A part, perhaps with a point, ends where the text ends or the next part begins. */
const UNIT_PATTERNS = UNITS.map(
  ([unit, means]) => [new RegExp(`^(?:${unit})\\.?(?:[,;]? (?:и )?|(?=\\d|$))`), means] as const,
)

const LIMIT =
  /^(?:до|от|в течение|(?:не )?(?:более|менее|больше|меньше|позднее|позже|ранее|раньше|свыше)|макс(?:имум|имально)?|минимум|минимально)[ .]|^[<>≤≥]/
const APPROXIMATE = /^(?:около|примерно|приблизительно|ориентировочно|порядка) |^[~≈±]/
const DASH = /[-–—−]/

/** Latin letters that look like Cyrillic ones, as they come with pasted words. */
const LOOK_ALIKES: Record<string, string> = { a: 'а', c: 'с', e: 'е', k: 'к', m: 'м', o: 'о', p: 'р', x: 'х', y: 'у' }

const WORDS = new Map([
  ['полчаса', fraction(30)],
  ['пол часа', fraction(30)],
  ['полтора часа', fraction(90)],
])

/** `dayMinutes`: the tenant's length of a working day. */
export function parseTime(typed: string, dayMinutes: string): TypedTime {
  const text = typed
    .normalize('NFC')
    .replace(/[\u200b\u2060\u00ad\ufeff]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/[acekmopxy]/g, (letter) => LOOK_ALIKES[letter] ?? letter)
  const day = fractionOf(dayMinutes)
  if (text.replace(new RegExp(DASH, 'g'), '') === '') return refused('empty')
  if (/^от .* до /.test(text)) return refused('range')
  if (LIMIT.test(text)) return refused('limit')
  if (APPROXIMATE.test(text)) return refused('approximate')
  if (DASH.test(text.charAt(0))) return refused(/\d/.test(text.charAt(1) + text.charAt(2)) ? 'negative' : 'not_a_time')
  const parts = text.split(/ ?[-–—−] ?(?=\d)/)
  if (parts.length > 1) return rangeOf(parts, day)
  const minutes = minutesOf(text, day)
  if (typeof minutes === 'string') return refused(minutes)
  return { ok: true, time: { fixed: textOf(minutes) } }
}

/** Least–usual–most with units; everything else between dashes is a range or no time (a date). */
function rangeOf(parts: string[], day: Fraction): TypedTime {
  const last = parts.at(-1) ?? ''
  if (parts.length === 2) return refused('range')
  if (parts.length > 3 || BARE.test(last)) return refused('not_a_time')
  const unit = last.replace(new RegExp(`^${NUMBER}`), '')
  const allBare = parts.slice(0, 2).every((part) => BARE.test(part))
  const values = parts.map((part) => minutesOf(allBare && part !== last ? part + unit : part, day, true))
  // «15–20–1 ч 30 мин» does not tell the unit of 15.
  if (allBare && /\d/.test(unit)) return refused('not_a_time')
  const wrong = values.find((value) => typeof value === 'string')
  if (wrong !== undefined) return refused(wrong)
  const [least, usual, most] = values.filter((value) => typeof value !== 'string')
  if (!least || !usual || !most) return refused('not_a_time')
  if (compare(least, usual) > 0 || compare(usual, most) > 0) return refused('order')
  return { ok: true, time: { least: textOf(least), usual: textOf(usual), most: textOf(most) } }
}

/** Minutes of one time; a bare number is minutes unless a unit is needed. */
function minutesOf(text: string, day: Fraction, unitNeeded = false): Fraction | TimeRefusal {
  const word = WORDS.get(text)
  if (word !== undefined) return word
  const clock = /^(\d{1,5}):([0-5]\d)(?: ?ч(?:ас(?:а|ов)?|\.)?)?$/.exec(text)
  if (clock) return upToMost(fraction(BigInt(clock[1] ?? '') * 60n + BigInt(clock[2] ?? '')))
  if (BARE.test(text)) return unitNeeded ? 'not_a_time' : timesOf(text, ONE)
  let total = ZERO
  const seen = new Set<object>()
  for (let rest = text; rest !== '';) {
    const number = LEADING.exec(rest)
    if (!number) return 'not_a_time'
    rest = rest.slice(number[0].length)
    const found = unitAt(rest)
    if (found === undefined) return /^[а-яa-z]/.test(rest) ? 'unknown_unit' : 'not_a_time'
    const { means, length } = found
    if (typeof means === 'string') return means
    // The same unit twice is two times, pasted from two cells.
    if (seen.has(means)) return 'not_a_time'
    seen.add(means)
    const part = timesOf(number[1] ?? '', 'minutes' in means ? means.minutes : multiply(means.days, day))
    if (typeof part === 'string') return part
    total = add(total, part)
    rest = rest.slice(length)
  }
  return upToMost(total)
}

function unitAt(text: string) {
  for (const [pattern, means] of UNIT_PATTERNS) {
    const found = pattern.exec(text)
    if (found) return { means, length: found[0].length }
  }
  return undefined
}

/** A typed number of units. */
function timesOf(typed: string, unit: Fraction): Fraction | TimeRefusal {
  const [whole = '', part] = typed.includes('/') ? typed.split(' ') : [typed.replace(/ /g, '').replace(',', '.')]
  const rest = part === undefined ? ZERO : fractionOf(part)
  if (compare(rest, ONE) >= 0) return 'not_a_time'
  return upToMost(multiply(add(fractionOf(whole), rest), unit))
}

const upToMost = (minutes: Fraction): Fraction | TimeRefusal =>
  compare(minutes, MOST_MINUTES) > 0 ? 'too_big' : minutes

const textOf = (minutes: Fraction): string => decimalText(minutes) ?? exactText(minutes)

const refused = (reason: TimeRefusal): TypedTime => ({ ok: false, reason })
