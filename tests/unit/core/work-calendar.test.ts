import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/core/dates'
import {
  addWorkingDays,
  isCalendarKnown,
  isShortenedDay,
  isWorkingDay,
  normHoursOf,
  workingDaysBetween,
  workingDaysOf,
} from '@/lib/core/work-calendar'
import calendar from '@/lib/core/work-calendar.json'

/** The rule once more, as plainly as possible. */
function naivelyWorking(date: string): boolean {
  const year = (calendar.years as Record<string, { holidays: string[]; workingWeekends: string[] }>)[date.slice(0, 4)]
  const weekend = ['Sat', 'Sun'].includes(new Date(`${date}T12:00:00Z`).toUTCString().slice(0, 3))
  return weekend ? Boolean(year?.workingWeekends.includes(date)) : !year?.holidays.includes(date)
}

const anyDay = fc.integer({ min: 0, max: 4 * 365 }).map((days) => addDays('2024-01-01', days))

describe('working days', () => {
  it('follows the production calendar', () => {
    expect(isWorkingDay('2026-02-23')).toEqual({ working: false, calendarKnown: true })
    expect(isWorkingDay('2027-02-20')).toEqual({ working: true, calendarKnown: true })
    expect(isWorkingDay('2026-02-21')).toEqual({ working: false, calendarKnown: true })
    expect(isWorkingDay('2026-02-24')).toEqual({ working: true, calendarKnown: true })
  })

  it('knows the days that are shorter by an hour', () => {
    expect(isShortenedDay('2026-11-03')).toBe(true)
    expect(isShortenedDay('2026-11-02')).toBe(false)
    expect(isShortenedDay('2040-11-03')).toBe(false)
  })

  it('has as many working days a year as the calendar says', () => {
    for (const [year, { workingDays }] of Object.entries(calendar.years)) {
      expect(workingDaysBetween(`${Number(year) - 1}-12-31`, `${year}-12-31`)).toEqual({
        days: workingDays,
        calendarKnown: true,
      })
    }
  })

  it('lists the working days of a year and counts its hours, an hour less before holidays', () => {
    for (const [year, { workingDays, shortDays }] of Object.entries(calendar.years)) {
      const days = workingDaysOf(Number(year)) ?? []
      expect(days).toHaveLength(workingDays)
      expect(days.every(naivelyWorking)).toBe(true)
      expect(days.toSorted()).toEqual(days)
      expect(normHoursOf(Number(year))).toBe(workingDays * 8 - shortDays.length)
    }
    expect(workingDaysOf(2026)?.[0]).toBe('2026-01-12')
    expect(normHoursOf(2026)).toBe(1972)
    expect(workingDaysOf(2028)).toBeUndefined()
    expect(normHoursOf(2028)).toBeUndefined()
  })

  it('counts the objection window of the act', () => {
    expect(addWorkingDays('2026-02-20', 15)).toEqual({ date: '2026-03-17', calendarKnown: true })
    expect(addWorkingDays('2027-02-19', 1)).toEqual({ date: '2027-02-20', calendarKnown: true })
    expect(addWorkingDays('2027-02-20', 1)).toEqual({ date: '2027-02-24', calendarKnown: true })
    expect(addWorkingDays('2026-02-20', 0)).toEqual({ date: '2026-02-20', calendarKnown: true })
    expect(workingDaysBetween('2026-11-21', '2026-12-15')).toEqual({ days: 17, calendarKnown: true })
    expect(workingDaysBetween('2026-12-15', '2026-11-21')).toEqual({ days: -17, calendarKnown: true })
    expect(workingDaysBetween('2026-11-21', '2026-11-20').days).toBe(0)
    expect(() => addWorkingDays('2026-02-20', -1)).toThrow(RangeError)
    expect(() => addWorkingDays('2026-02-20', 1.5)).toThrow(RangeError)
  })

  it('says so when it had to assume Monday–Friday', () => {
    expect(isCalendarKnown(2028)).toBe(false)
    expect(isWorkingDay('2028-01-03')).toEqual({ working: true, calendarKnown: false })
    expect(isWorkingDay('2028-01-01')).toEqual({ working: false, calendarKnown: false })
    expect(addWorkingDays('2027-12-30', 2)).toEqual({ date: '2028-01-04', calendarKnown: false })
    expect(workingDaysBetween('2027-12-30', '2028-01-04')).toEqual({ days: 2, calendarKnown: false })
  })

  it('agrees with a naive loop', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 60 }), (start, n) => {
        let day = start
        for (let left = n; left > 0;) {
          day = addDays(day, 1)
          if (naivelyWorking(day)) left -= 1
        }
        expect(addWorkingDays(start, n).date).toBe(day)
        expect(workingDaysBetween(start, day).days).toBe(n)
      }),
    )
  })

  it('counts any span as day by day', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 0, max: 1200 }), (start, length) => {
        let days = 0
        let calendarKnown = true
        for (let ahead = 1; ahead <= length; ahead += 1) {
          const day = addDays(start, ahead)
          if (naivelyWorking(day)) days += 1
          calendarKnown &&= isCalendarKnown(Number(day.slice(0, 4)))
        }
        expect(workingDaysBetween(start, addDays(start, length))).toEqual({ days, calendarKnown })
      }),
    )
  })
})
