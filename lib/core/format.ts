/** Russian typography for numbers and words. Dates are in dates.ts, decimals in decimal.ts. */
import { decimal, formatDecimal, groupThousands, subtractDecimals } from './decimal'

export const NBSP = '\u00a0'

/** The noun's form for the number: plural(21, 'орган', 'органа', 'органов') is 'орган'. */
export function plural(n: number, one: string, few: string, many: string): string {
  const tens = Math.abs(n) % 100
  const ones = tens % 10
  if (tens > 10 && tens < 20) return many
  if (ones === 1) return one
  return ones > 1 && ones < 5 ? few : many
}

/** «21 орган», number and noun held together. */
export function count(n: number, one: string, few: string, many: string): string {
  return `${formatNumber(n)}${NBSP}${plural(n, one, few, many)}`
}

/** A whole number: 12 345 from five digits on, a true minus. */
export function formatNumber(n: number): string {
  if (!Number.isSafeInteger(n)) throw new RangeError(`Not a whole number: ${n}`)
  return `${n < 0 ? '−' : ''}${groupThousands(String(Math.abs(n)))}`
}

/** Size of a file: «512 Б», «12,4 МБ» (1 МБ = 1024 × 1024 Б), one decimal place at most. */
export function formatBytes(bytes: number): string {
  const units = ['Б', 'КБ', 'МБ', 'ГБ', 'ТБ']
  let power = 0
  let divisor = 1
  // 1023.95 of a unit would be rounded up to 1024: it belongs to the next one.
  while (power < units.length - 1 && bytes >= divisor * 1023.95) {
    power += 1
    divisor *= 1024
  }
  const tenths = power === 0 ? bytes * 10 : Math.round((bytes * 10) / divisor)
  return `${formatDecimal({ units: tenths, scale: 1 })}${NBSP}${units[power] ?? ''}`
}

/** after − before of two decimal strings, signed: '+0,9', '−0,6', '0'; with `digits` exactly so many places. */
export function formatDifference(before: string, after: string, options: { digits?: number } = {}): string {
  return formatSigned(subtractDecimals(after, before), options)
}

/** A decimal string with its sign: '+0,9', '−0,6', '0'; with `digits` exactly so many places: '0,0'. */
export function formatSigned(value: string, options: { digits?: number } = {}): string {
  return `${decimal(value).units > 0 ? '+' : ''}${formatDecimal(value, options)}`
}

/** The form that agrees with the number: agree(21, 'отстаёт', 'отстают') is 'отстаёт', of 5 it is 'отстают'. */
export const agree = (n: number, one: string, many: string): string => plural(n, one, many, many)

/** The form for one thing or for several whose number is not said beside it: «этап 5», «этапы 5, 6»; 21 are several. */
export const oneOrMany = (n: number, one: string, many: string): string => (n === 1 ? one : many)

/** The first letter a capital: what begins a sentence, a heading or a line of its own. */
export const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** The first letter small: what goes on in a sentence. */
export const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

/** «МК» of «Мария Котова»; one letter of a name of one word. */
export const initials = (name: string): string =>
  name
    .split(/[\s,]+/)
    .filter(Boolean)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')

/** A text of the act as a sentence: a capital first, a full stop last. */
export function sentence(text: string): string {
  return text && `${upperFirst(text)}${/[.!?…]$/.test(text) ? '' : '.'}`
}

/** «И. О. Фамилия», «ст. 5», «№ 112»: the given text with every space made non-breaking. */
export function noBreak(text: string): string {
  return text.replace(/ /g, NBSP)
}

/**
 * Running Russian text with short prepositions, «№», initials and a number's noun kept on one line with what follows.
 */
export function typeset(text: string): string {
  return text
    .replace(/(?<=^|[\s«(])(а|в|во|за|и|из|к|ко|на|не|ни|о|об|от|по|с|со|у|до|для|при) /giu, `$1${NBSP}`)
    .replace(/(№|\d|[А-ЯЁ]\.) (?=[\dА-Яа-яЁё])/gu, `$1${NBSP}`)
    .replace(/ (?=[–—] )/gu, NBSP)
}

/** «через 12 минут», rounded up; for "try again …". */
export function retryIn(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000))
  if (seconds < 60) return `через ${count(seconds, 'секунду', 'секунды', 'секунд')}`
  const minutes = Math.ceil(seconds / 60)
  if (minutes < 60) return `через ${count(minutes, 'минуту', 'минуты', 'минут')}`
  return `через ${count(Math.ceil(minutes / 60), 'час', 'часа', 'часов')}`
}
