/** Working days by the production calendar of Russia, five-day week (`work-calendar.json`). */
import { addDays, weekdayOf, yearOf, type DateString } from './dates'
import calendar from './work-calendar.json'

type YearCalendar = { holidays: ReadonlySet<string>; workingWeekends: ReadonlySet<string> }

const years = new Map<number, YearCalendar>(
  Object.entries(calendar.years).map(([year, { holidays, workingWeekends }]) => [
    Number(year), { holidays: new Set<string>(holidays), workingWeekends: new Set<string>(workingWeekends) },
  ]),
)

/** `calendarKnown: false`: a year without a published calendar was touched and Monday–Friday was assumed. Say so beside the date. */
export type WorkingDay = { date: DateString; calendarKnown: boolean }
export type WorkingDayCount = { days: number; calendarKnown: boolean }

export function isCalendarKnown(year: number): boolean {
  return years.has(year)
}

/** Whether people work that day. */
export function isWorkingDay(date: DateString): { working: boolean; calendarKnown: boolean } {
  const weekday = weekdayOf(date)
  const weekend = weekday === 0 || weekday === 6
  const year = years.get(yearOf(date))
  if (year === undefined) return { working: !weekend, calendarKnown: false }
  return { working: weekend ? year.workingWeekends.has(date) : !year.holidays.has(date), calendarKnown: true }
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

/** Working days after `from` up to and including `to`; negative when `to` is earlier. */
export function workingDaysBetween(from: DateString, to: DateString): WorkingDayCount {
  if (to < from) {
    const back = workingDaysBetween(to, from)
    return { days: back.days === 0 ? 0 : -back.days, calendarKnown: back.calendarKnown }
  }
  let days = 0
  let calendarKnown = true
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
    const status = isWorkingDay(day)
    if (status.working) days += 1
    calendarKnown &&= status.calendarKnown
  }
  return { days, calendarKnown }
}
