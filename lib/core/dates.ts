/**
 * Business days are strings 'YYYY-MM-DD' (DateString) that mean a day in the tenant's time zone; instants are `Date`.
 * The clock is never read here: the caller passes `now`.
 */
export type DateString = string

const NBSP = '\u00a0'
const DAY_MS = 86_400_000
const MONTHS = [
  'января',
  'февраля',
  'марта',
  'апреля',
  'мая',
  'июня',
  'июля',
  'августа',
  'сентября',
  'октября',
  'ноября',
  'декабря',
]
const WEEKDAYS = ['воскресенье', 'понедельник', 'вторник', 'среда', 'четверг', 'пятница', 'суббота']

/** Whether the text is a real day of the years 2000–2100, as YYYY-MM-DD. */
export function isDateString(text: string): boolean {
  if (!/^(20\d\d|2100)-\d\d-\d\d$/.test(text)) return false
  const instant = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().slice(0, 10) === text
}

/** Reads YYYY-MM-DD or ДД.ММ.ГГГГ; undefined when it is not a real day of 2000–2100. */
export function parseDate(text: string): DateString | undefined {
  const trimmed = text.trim()
  const russian = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(trimmed)
  const iso = russian ? `${russian[3]}-${russian[2]?.padStart(2, '0')}-${russian[1]?.padStart(2, '0')}` : trimmed
  return isDateString(iso) ? iso : undefined
}

/** The day `days` after (or before, when negative). */
export function addDays(date: DateString, days: number): DateString {
  return new Date(midnightUtc(date) + days * DAY_MS).toISOString().slice(0, 10)
}

/** The same day so many years later; 29 February becomes 28 February. */
export function addYears(date: DateString, years: number): DateString {
  const moved = `${String(yearOf(date) + years)}${date.slice(4)}`
  return isDateString(moved) ? moved : `${moved.slice(0, 8)}28`
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: DateString, to: DateString): number {
  return Math.round((midnightUtc(to) - midnightUtc(from)) / DAY_MS)
}

/** Negative, zero or positive as a is before, on or after b; for sorting. */
export function compareDates(a: DateString, b: DateString): number {
  return a < b ? -1 : a > b ? 1 : 0
}

export function yearOf(date: DateString): number {
  return Number(date.slice(0, 4))
}

/** 0 – Sunday … 6 – Saturday. */
export function weekdayOf(date: DateString): number {
  return new Date(midnightUtc(date)).getUTCDay()
}

/** «5 июня 2025 г.», held together by non-breaking spaces. */
export function formatLong(date: DateString): string {
  return `${dayMonth(date)}${NBSP}${date.slice(0, 4)}${NBSP}г.`
}

const dayMonth = (date: DateString): string =>
  `${Number(date.slice(8, 10))}${NBSP}${MONTHS[Number(date.slice(5, 7)) - 1] ?? ''}`

/** «5 июня» as people say it on the day `today`; a day of another year has its year: «5 июня 2025 г.». */
export function formatDayMonth(date: DateString, today: DateString): string {
  return yearOf(date) === yearOf(today) ? dayMonth(date) : formatLong(date)
}

/** «суббота». */
export function formatWeekday(date: DateString): string {
  return WEEKDAYS[weekdayOf(date)] ?? ''
}

/** 05.06.2025, for tables. */
export function formatShort(date: DateString): string {
  return `${date.slice(8, 10)}.${date.slice(5, 7)}.${date.slice(0, 4)}`
}

/** «5 июня 2025 г., 14:05» in the time zone. */
export function formatDateTime(timeZone: string, instant: Date): string {
  return `${formatLong(instantToDate(timeZone, instant))}, ${formatTime(timeZone, instant)}`
}

/** 05.06.2025 14:05 in the time zone, for tables. */
export function formatDateTimeShort(timeZone: string, instant: Date): string {
  const { year, month, day, hour, minute } = localParts(timeZone, instant)
  return `${day}.${month}.${year}${NBSP}${hour}:${minute}`
}

/** 14:05 in the time zone. */
export function formatTime(timeZone: string, instant: Date): string {
  const { hour, minute } = localParts(timeZone, instant)
  return `${hour}:${minute}`
}

/** The day it is now in the time zone. */
export function todayIn(timeZone: string, now: Date): DateString {
  return instantToDate(timeZone, now)
}

/** The day of the instant in the time zone. */
export function instantToDate(timeZone: string, instant: Date): DateString {
  const quarter = Math.floor(instant.getTime() / QUARTER_MS)
  if (!(quarter >= QUARTERS_SINCE)) return dayOfParts(timeZone, instant)
  let known = quarters.get(timeZone)
  // Bounded: a process that lives for months sees many quarters of an hour.
  if (known === undefined || known.size >= QUARTERS_KEPT) quarters.set(timeZone, (known = new Map()))
  const day = known.get(quarter) ?? dayOfParts(timeZone, instant)
  known.set(quarter, day)
  return day
}

/**
 * Since 1972 every time zone is whole quarters of an hour away from UTC, so all of a quarter is one day: lists ask for
 * thousands of days.
 */
const QUARTER_MS = 900_000
const QUARTERS_SINCE = Date.UTC(1973, 0, 1) / QUARTER_MS
const QUARTERS_KEPT = 20_000
const quarters = new Map<string, Map<number, DateString>>()

function dayOfParts(timeZone: string, instant: Date): DateString {
  const { year, month, day } = localParts(timeZone, instant)
  return `${year}-${month}-${day}`
}

/** The first instant of the day in the time zone (01:00 where the clock skips midnight). */
export function startOfDay(timeZone: string, date: DateString): Date {
  const midnight = midnightUtc(date)
  // The offset may change on that very day, so both neighbours' offsets are tried; the earliest that falls on the day
  // is its start.
  const candidates = [-DAY_MS, DAY_MS]
    .map((shift) => midnight - offsetMs(timeZone, new Date(midnight + shift)))
    .sort((a, b) => a - b)
  const start = candidates.find((ms) => instantToDate(timeZone, new Date(ms)) === date)
  return new Date(start ?? midnight)
}

/** The last millisecond of the day in the time zone. */
export function endOfDay(timeZone: string, date: DateString): Date {
  return new Date(startOfDay(timeZone, addDays(date, 1)).getTime() - 1)
}

/** Whether the runtime knows the IANA time zone. */
export function isTimeZone(timeZone: string): boolean {
  try {
    formatter(timeZone)
    return true
  } catch {
    return false
  }
}

function midnightUtc(date: DateString): number {
  const ms = Date.parse(`${date}T00:00:00Z`)
  if (Number.isNaN(ms)) throw new RangeError(`Not a date: ${date}`)
  return ms
}

type LocalParts = Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', string>

// Making a formatter costs more than a hundred uses of it.
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatter(timeZone: string): Intl.DateTimeFormat {
  let made = formatters.get(timeZone)
  if (made === undefined) {
    made = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formatters.set(timeZone, made)
  }
  return made
}

/** Cut out of «12/10/2025, 15:20:00»: formatToParts costs three times as much, and a table asks for a hundred. */
function localParts(timeZone: string, instant: Date): LocalParts {
  const text = formatter(timeZone).format(instant)
  return {
    month: text.slice(0, 2),
    day: text.slice(3, 5),
    year: text.slice(6, 10),
    hour: text.slice(12, 14),
    minute: text.slice(15, 17),
    second: text.slice(18, 20),
  }
}

function offsetMs(timeZone: string, instant: Date): number {
  const { year, month, day, hour, minute, second } = localParts(timeZone, instant)
  return (
    Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`) - Math.floor(instant.getTime() / 1000) * 1000
  )
}
