/** Working days by the production calendar of Russia, five-day week (`work-calendar.json`). */
import { addDays, daysBetween, weekdayOf, yearOf, type DateString } from './dates'
import calendar from './work-calendar.json'

type YearCalendar = {
  holidays: ReadonlySet<string>
  workingWeekends: ReadonlySet<string>
  shortDays: ReadonlySet<string>
  /** What makes the year differ from Monday–Friday: −1 a holiday on a weekday, +1 a working weekend. */
  changes: readonly (readonly [DateString, -1 | 1])[]
}

const isWeekend = (date: DateString): boolean => weekdayOf(date) % 6 === 0

const years = new Map<number, YearCalendar>(
  Object.entries(calendar.years).map(([year, { holidays, workingWeekends, shortDays }]) => [
    Number(year),
    {
      holidays: new Set<string>(holidays),
      workingWeekends: new Set<string>(workingWeekends),
      shortDays: new Set<string>(shortDays),
      changes: [
        ...holidays.filter((day) => !isWeekend(day)).map((day) => [day, -1] as const),
        ...workingWeekends.filter(isWeekend).map((day) => [day, 1] as const),
      ],
    },
  ]),
)

/**
 * `calendarKnown: false`: a year without a published calendar was touched and Monday–Friday was assumed. Say so beside
 * the date.
 */
export type WorkingDay = { date: DateString; calendarKnown: boolean }
export type WorkingDayCount = { days: number; calendarKnown: boolean }

export function isCalendarKnown(year: number): boolean {
  return years.has(year)
}

/** Whether people work that day. */
export function isWorkingDay(date: DateString): { working: boolean; calendarKnown: boolean } {
  const weekend = isWeekend(date)
  const year = years.get(yearOf(date))
  if (year === undefined) return { working: !weekend, calendarKnown: false }
  return { working: weekend ? year.workingWeekends.has(date) : !year.holidays.has(date), calendarKnown: true }
}

/** The day, or the first working day after it. */
export function toWorkingDay(day: DateString): DateString {
  let found = day
  while (!isWorkingDay(found).working) found = addDays(found, 1)
  return found
}

/** Whether the working day is shorter by an hour (eve of a holiday); of a year without a calendar none is known. */
export function isShortenedDay(date: DateString): boolean {
  return years.get(yearOf(date))?.shortDays.has(date) ?? false
}

/** The n-th working day after `date`; the day after `date` is the first that may count (n = 0: `date` itself). */
export function addWorkingDays(date: DateString, n: number): WorkingDay {
  if (!Number.isInteger(n) || n < 0) throw new RangeError(`Not a number of working days: ${n}`)
  let day = date
  let calendarKnown = true
  for (let counted = 0; counted < n;) {
    day = addDays(day, 1)
    const status = isWorkingDay(day)
    if (status.working) counted += 1
    calendarKnown &&= status.calendarKnown
  }
  return { date: day, calendarKnown }
}

/** Days from Monday to Friday after `from` up to and including `to` (from ≤ to). */
function weekdaysBetween(from: DateString, to: DateString): number {
  const days = daysBetween(from, to)
  const rest = days % 7
  const start = weekdayOf(from)
  let worked = Math.floor(days / 7) * 5
  for (let day = 1; day <= rest; day += 1) if (((start + day) % 7) % 6 !== 0) worked += 1
  return worked
}

/**
 * Working days after `from` up to and including `to`; negative when `to` is earlier. Walks years, not days: tables ask
 * for hundreds.
 */
export function workingDaysBetween(from: DateString, to: DateString): WorkingDayCount {
  if (to < from) {
    const back = workingDaysBetween(to, from)
    return { days: back.days === 0 ? 0 : -back.days, calendarKnown: back.calendarKnown }
  }
  let days = weekdaysBetween(from, to)
  let calendarKnown = true
  // The first day itself is not counted, so on 31 December its year is not asked.
  for (let year = yearOf(addDays(from, 1)); from < to && year <= yearOf(to); year += 1) {
    const known = years.get(year)
    calendarKnown &&= known !== undefined
    for (const [day, change] of known?.changes ?? []) if (day > from && day <= to) days += change
  }
  return { days, calendarKnown }
}

const daysOfYears = new Map<number, readonly DateString[]>()

/** All working days of a year in order; undefined when its calendar is not published. */
export function workingDaysOf(year: number): readonly DateString[] | undefined {
  if (!years.has(year)) return undefined
  let days = daysOfYears.get(year)
  if (days === undefined) {
    const first = `${year}-01-01`
    const all = Array.from({ length: daysBetween(first, `${year + 1}-01-01`) }, (_, i) => addDays(first, i))
    days = all.filter((day) => isWorkingDay(day).working)
    daysOfYears.set(year, days)
  }
  return days
}

/**
 * Hours of the year at forty a week: eight a working day, less one before a holiday. Undefined when the year's calendar
 * is not published.
 */
export function normHoursOf(year: number): number | undefined {
  const days = workingDaysOf(year)
  const short = years.get(year)?.shortDays.size ?? 0
  return days === undefined ? undefined : days.length * 8 - short
}
