import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addYears,
  compareDates,
  daysBetween,
  endOfDay,
  formatDateTime,
  formatDateTimeShort,
  formatDayMonth,
  formatLong,
  formatShort,
  formatTime,
  formatWeekday,
  instantToDate,
  isDateString,
  isTimeZone,
  parseDate,
  startOfDay,
  todayIn,
  weekdayOf,
  yearOf,
} from '@/lib/core/dates'

const kuzbass = 'Asia/Novokuznetsk'
const anyDay = fc.integer({ min: 0, max: 36_500 }).map((days) => addDays('2000-01-01', days))

describe('dates', () => {
  it('accepts real days of 2000–2100 only', () => {
    for (const text of ['2000-01-01', '2024-02-29', '2100-12-31']) expect(isDateString(text), text).toBe(true)
    const wrong = [
      '1999-12-31',
      '2101-01-01',
      '2025-02-29',
      '2025-13-01',
      '2025-00-10',
      '2025-04-31',
      '2025-4-3',
      '25-04-03',
      '2025-04-03T00',
      '',
    ]
    for (const text of wrong) {
      expect(isDateString(text), text).toBe(false)
    }
  })

  it('reads both notations', () => {
    expect(parseDate('05.06.2025')).toBe('2025-06-05')
    expect(parseDate(' 5.6.2025 ')).toBe('2025-06-05')
    expect(parseDate('2025-06-05')).toBe('2025-06-05')
    expect(parseDate('31.02.2025')).toBeUndefined()
    expect(parseDate('завтра')).toBeUndefined()
  })

  it('counts days over month, year and leap day', () => {
    expect(addDays('2024-02-28', 1)).toBe('2024-02-29')
    expect(addDays('2026-01-01', -1)).toBe('2025-12-31')
    expect(daysBetween('2026-11-21', '2026-12-15')).toBe(24)
    expect(addYears('2026-03-27', 1)).toBe('2027-03-27')
    expect(addYears('2024-02-29', 1)).toBe('2025-02-28')
    expect(compareDates('2026-01-02', '2026-01-10')).toBe(-1)
    expect(yearOf('2026-01-02')).toBe(2026)
    expect(weekdayOf('2027-02-20')).toBe(6)
    expect(() => addDays('не дата', 1)).toThrow(RangeError)
  })

  it('adding days and counting them agree', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -400, max: 400 }), (day, n) => {
        expect(daysBetween(day, addDays(day, n))).toBe(n)
      }),
    )
  })

  it('writes dates as the standard has them', () => {
    expect(formatLong('2025-06-05')).toBe('5\u00a0июня\u00a02025\u00a0г.')
    expect(formatDayMonth('2026-11-24', '2026-12-31')).toBe('24\u00a0ноября')
    expect(formatDayMonth('2027-01-05', '2026-12-31')).toBe('5\u00a0января\u00a02027\u00a0г.')
    expect(formatShort('2025-06-05')).toBe('05.06.2025')
    expect(formatWeekday('2026-11-21')).toBe('суббота')
  })

  it('knows the day and hour of the tenant (Kuzbass is UTC+7)', () => {
    const instant = new Date('2026-12-15T17:30:00Z')
    expect(todayIn(kuzbass, instant)).toBe('2026-12-16')
    expect(instantToDate('Europe/Moscow', instant)).toBe('2026-12-15')
    expect(formatTime(kuzbass, instant)).toBe('00:30')
    expect(formatDateTime(kuzbass, instant)).toBe('16\u00a0декабря\u00a02026\u00a0г., 00:30')
    expect(formatDateTimeShort('Europe/Moscow', instant)).toBe('15.12.2026\u00a020:30')
    expect(endOfDay(kuzbass, '2026-12-15').toISOString()).toBe('2026-12-15T16:59:59.999Z')
    expect(startOfDay(kuzbass, '2026-12-15').toISOString()).toBe('2026-12-14T17:00:00.000Z')
    expect(isTimeZone(kuzbass)).toBe(true)
    expect(isTimeZone('Asia/Neverland')).toBe(false)
  })

  it('finds the start of a day whose midnight is skipped or repeated', () => {
    expect(startOfDay('America/Sao_Paulo', '2018-11-04').toISOString()).toBe('2018-11-04T03:00:00.000Z')
    expect(startOfDay('Atlantic/Azores', '2025-10-26').toISOString()).toBe('2025-10-26T00:00:00.000Z')
    expect(startOfDay('Europe/Moscow', '2014-10-26').toISOString()).toBe('2014-10-25T20:00:00.000Z')
  })

  it('a day runs from its start to its end in every time zone', () => {
    const zones = fc.constantFrom(
      kuzbass,
      'Europe/Moscow',
      'Asia/Kamchatka',
      'Europe/Kaliningrad',
      'America/New_York',
      'Asia/Kathmandu',
    )
    fc.assert(
      fc.property(zones, anyDay, (zone, day) => {
        const start = startOfDay(zone, day)
        const end = endOfDay(zone, day)
        expect([instantToDate(zone, start), instantToDate(zone, end)]).toEqual([day, day])
        expect(instantToDate(zone, new Date(start.getTime() - 1))).toBe(addDays(day, -1))
        expect(instantToDate(zone, new Date(end.getTime() + 1))).toBe(addDays(day, 1))
      }),
    )
  })
})
