/**
 * Quarters of the calendar year: how reports, indicators and road maps are told apart in time. Days are business days
 * of the tenant.
 */
import { addDays, yearOf, type DateString } from './dates'

export const quarterNumbers = [1, 2, 3, 4] as const
export type QuarterNumber = (typeof quarterNumbers)[number]
export type Quarter = { year: number; quarter: QuarterNumber }

const ROMAN: Record<QuarterNumber, string> = { 1: 'I', 2: 'II', 3: 'III', 4: 'IV' }
const NBSP = '\u00a0'

/** A stored or typed number of a quarter; what is none becomes the nearest. */
export const quarterNumber = (n: number): QuarterNumber => (n <= 1 ? 1 : n >= 4 ? 4 : n < 3 ? 2 : 3)

/** The quarter that the day belongs to. */
export const quarterOf = (date: DateString): Quarter => ({
  year: yearOf(date),
  quarter: (Math.floor((Number(date.slice(5, 7)) - 1) / 3) + 1) as QuarterNumber,
})

/** First and last day of the quarter. */
export function quarterRange(quarter: Quarter): { from: DateString; to: DateString } {
  return { from: firstDay(quarter), to: addDays(firstDay(nextQuarter(quarter)), -1) }
}

/** The quarter so many quarters later (or earlier, when negative). */
export function shiftQuarter({ year, quarter }: Quarter, by: number): Quarter {
  const index = year * 4 + quarter - 1 + by
  return { year: Math.floor(index / 4), quarter: ((((index % 4) + 4) % 4) + 1) as QuarterNumber }
}

export const nextQuarter = (quarter: Quarter): Quarter => shiftQuarter(quarter, 1)
export const previousQuarter = (quarter: Quarter): Quarter => shiftQuarter(quarter, -1)

/** Negative, zero or positive as a is before, equal to or after b. */
export const compareQuarters = (a: Quarter, b: Quarter): number => a.year * 4 + a.quarter - (b.year * 4 + b.quarter)

export const sameQuarter = (a: Quarter, b: Quarter): boolean => compareQuarters(a, b) === 0

/**
 * CLOSED: its last day has passed (today is the tenant's day); RUNNING: it contains today; FUTURE: it has not begun.
 */
export type QuarterTime = 'CLOSED' | 'RUNNING' | 'FUTURE'

export function quarterTime(quarter: Quarter, today: DateString): QuarterTime {
  const order = compareQuarters(quarter, quarterOf(today))
  return order < 0 ? 'CLOSED' : order === 0 ? 'RUNNING' : 'FUTURE'
}

/** Quarters from the first to the last, both included; none when they are the wrong way round. */
export function quartersBetween(first: Quarter, last: Quarter): Quarter[] {
  const length = Math.max(0, compareQuarters(last, first) + 1)
  return Array.from({ length }, (_, i) => shiftQuarter(first, i))
}

/** «III», for narrow charts. */
export const quarterNumeral = (quarter: number): string => ROMAN[quarterNumber(quarter)]

/** «III квартал», where the year is said elsewhere. */
export const quarterName = (quarter: number): string => `${quarterNumeral(quarter)}${NBSP}квартал`

/** «III квартал 2026 г.» */
export const formatQuarter = ({ year, quarter }: Quarter): string => `${quarterName(quarter)} ${year}${NBSP}г.`

/** «III кв. 2026», for headers of narrow columns. */
export const formatQuarterShort = ({ year, quarter }: Quarter): string => `${ROMAN[quarter]}${NBSP}кв. ${year}`

/** «за III квартал 2026 г.» needs no other case; «в III квартале 2026 г.» does. */
export const formatQuarterIn = ({ year, quarter }: Quarter): string =>
  `${ROMAN[quarter]}${NBSP}квартале ${year}${NBSP}г.`

/** '2026-3': the quarter in an address or a form. */
export const quarterKey = ({ year, quarter }: Quarter): string => `${year}-${quarter}`

/** Reads quarterKey; undefined when it is not a quarter of 2000–2100. */
export function readQuarter(text: string | undefined): Quarter | undefined {
  const match = /^(20\d\d|2100)-([1-4])$/.exec(text ?? '')
  return match ? { year: Number(match[1]), quarter: Number(match[2]) as QuarterNumber } : undefined
}

const firstDay = ({ year, quarter }: Quarter): DateString => `${year}-${String(quarter * 3 - 2).padStart(2, '0')}-01`
