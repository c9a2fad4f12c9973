import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { WorkClock } from '@/lib/processes/simulation/work-clock'
import { officeHours } from './scenes'

/** 2.11 480 min, 3.11 420 (shortened), 4.11 holiday, 5.11, 6.11, then Monday. */
const opened = () => new WorkClock(officeHours)

describe('the clock of working time', () => {
  it('knows working, shortened and free days', () => {
    const clock = opened()
    expect(clock.dayMinutes).toBe(480)
    expect([0, 1, 2, 3, 4].map((day) => clock.opening(day))).toEqual([0, 480, 900, 1380, 1860])
    expect([0, 1, 2, 3, 4].map((day) => clock.dateOf(day))).toEqual([
      '2026-11-02',
      '2026-11-03',
      '2026-11-05',
      '2026-11-06',
      '2026-11-09',
    ])
    expect([0, 1, 2, 3, 4].map((day) => clock.numberOf(day))).toEqual([0, 1, 3, 4, 7])
  })

  it('tells the end of a day from the beginning of the next', () => {
    const clock = opened()
    expect([clock.dayOf(480, 'end'), clock.dayOf(480, 'begin')]).toEqual([0, 1])
    expect([clock.minuteOf(480, 'end'), clock.minuteOf(480, 'begin')]).toEqual([1080, 540])
    expect([clock.minuteOf(240, 'end'), clock.minuteOf(240, 'begin')]).toEqual([780, 840])
    expect([clock.dayOf(900, 'end'), clock.minuteOf(900, 'end')]).toEqual([1, 1020])
    expect(clock.dayOf(0, 'end')).toBe(0)
  })

  it('leads a minute of the day to the next minute of work', () => {
    const clock = opened()
    expect([0, 540, 600, 780, 800, 840, 900, 1080, 1200].map((minute) => clock.at(0, minute))).toEqual([
      0, 0, 60, 240, 240, 240, 300, 480, 480,
    ])
    // After the shortened day's end: the next working day.
    expect(clock.at(1, 1050)).toBe(900)
  })

  it('leads there and back', () => {
    const clock = opened()
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100_000, noNaN: true }), (time) => {
        expect(clock.at(clock.dayOf(time, 'begin'), clock.minuteOf(time, 'begin'))).toBeCloseTo(time, 6)
        expect(clock.at(clock.dayOf(time, 'end'), clock.minuteOf(time, 'end'))).toBeCloseTo(time, 6)
      }),
    )
  })

  it('says when a year without a calendar was touched', () => {
    const clock = new WorkClock({ kind: 'calendar', from: '2027-12-01', spans: [{ from: 540, to: 1020 }] })
    clock.dayOf(10 * 480, 'begin')
    expect(clock.calendarKnown).toBe(true)
    clock.dayOf(30 * 480, 'begin')
    expect(clock.calendarKnown).toBe(false)
  })

  it('passes over a day that is shorter than nothing', () => {
    const clock = new WorkClock({ kind: 'calendar', from: '2026-11-03', spans: [{ from: 600, to: 660 }] })
    expect(clock.dateOf(0)).toBe('2026-11-05')
  })

  it('has days of 24 hours without dates where time is unbroken', () => {
    const clock = new WorkClock({ kind: 'unbroken' })
    expect([clock.dayMinutes, clock.dayOf(1440, 'begin'), clock.minuteOf(1500, 'begin')]).toEqual([1440, 1, 60])
    expect(clock.dateOf(3)).toBeNull()
  })
})
