import { describe, expect, it } from 'vitest'
import { submissionTiming, timingSign, timingText } from '@/lib/core/due'

const zone = 'Asia/Novokuznetsk'

describe('a due day', () => {
  it('has a sign: overdue is bad, soon and late ask for attention', () => {
    expect((['OVERDUE', 'DUE_SOON', 'LATE', 'AHEAD', 'ON_TIME'] as const).map((code) => timingSign({ code }))).toEqual([
      'bad',
      'warn',
      'warn',
      'ok',
      'ok',
    ])
  })

  it('agrees the verb with the days left', () => {
    const left = (days: number) => timingText({ code: 'AHEAD', days, workingDays: 1, calendarKnown: true })
    expect([1, 2, 11, 21, 111].map(left).map((text) => text.split('\u00a0')[0])).toEqual([
      'остался 1',
      'осталось 2',
      'осталось 11',
      'остался 21',
      'осталось 111',
    ])
  })

  it('is told apart by zone and day at one moment', () => {
    const now = new Date('2026-12-15T18:00:00Z')
    const code = (due: string, timeZone: string) => submissionTiming(due, timeZone, null, now).code
    expect(code('2026-12-15', zone)).toBe('OVERDUE')
    expect(code('2026-12-15', 'Europe/Moscow')).toBe('DUE_SOON')
    expect(code('2027-02-15', zone)).toBe('AHEAD')
    expect(submissionTiming('2027-02-15', zone, null, now)).toBe(submissionTiming('2027-02-15', zone, null, now))
    expect(code('2026-12-15', zone)).toBe('OVERDUE')
  })
})
