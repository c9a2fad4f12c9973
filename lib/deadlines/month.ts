/** A month as the calendar draws it: whole weeks from Monday, each day working or not. Pure. */
import { addDays, isDateString, weekdayOf, yearOf, type DateString } from '@/lib/core/dates'
import { isCalendarKnown, isWorkingDay } from '@/lib/core/work-calendar'

/** «2026-11» */
export type MonthString = string

export const isMonth = (text: string): boolean => /^\d{4}-\d\d$/.test(text) && isDateString(`${text}-01`)
export const monthOf = (date: DateString): MonthString => date.slice(0, 7)

/** The month so many later (or earlier). */
export function addMonths(month: MonthString, n: number): MonthString {
  const at = yearOf(`${month}-01`) * 12 + Number(month.slice(5)) - 1 + n
  return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
}

const MONTHS = [
  'Январь',
  'Февраль',
  'Март',
  'Апрель',
  'Май',
  'Июнь',
  'Июль',
  'Август',
  'Сентябрь',
  'Октябрь',
  'Ноябрь',
  'Декабрь',
]

/** «Ноябрь 2026» */
export const formatMonth = (month: MonthString): string =>
  `${MONTHS[Number(month.slice(5)) - 1] ?? ''}\u00a0${month.slice(0, 4)}`

export type MonthDay = {
  date: DateString
  /** Of this month, not of a neighbour whose days fill the week. */
  inside: boolean
  working: boolean
  /** A Saturday or Sunday on which people work, a weekday on which they do not: worth saying. */
  unusual: boolean
  today: boolean
}

export type MonthView = {
  weeks: MonthDay[][]
  from: DateString
  to: DateString
  /** Years of these days without a published production calendar: Monday to Friday is assumed. */
  unknownYears: number[]
}

export function monthView(month: MonthString, today: DateString): MonthView {
  const first = `${month}-01`
  const last = addDays(`${addMonths(month, 1)}-01`, -1)
  const monday = (date: DateString): DateString => addDays(date, -((weekdayOf(date) + 6) % 7))
  const from = monday(first)
  const to = addDays(monday(last), 6)
  const weeks: MonthDay[][] = []
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const { working } = isWorkingDay(date)
    const weekend = weekdayOf(date) % 6 === 0
    if (weekdayOf(date) === 1) weeks.push([])
    weeks
      .at(-1)
      ?.push({ date, inside: monthOf(date) === month, working, unusual: working === weekend, today: date === today })
  }
  const unknownYears = [...new Set([yearOf(from), yearOf(first), yearOf(to)])].filter((year) => !isCalendarKnown(year))
  return { weeks, from, to, unknownYears }
}
