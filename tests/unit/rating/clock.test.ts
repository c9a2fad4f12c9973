import { describe, expect, it } from 'vitest'
import { submissionTiming, timingText } from '@/lib/core/due'
import { campaignDeadlines, resolveDue } from '@/lib/rating/methodology/clock'
import { kuzbass } from './kuzbass'

const zone = 'Asia/Novokuznetsk'
const due = '2026-12-15'

describe("the campaign's clock", () => {
  it("computes the act's dates for a year", () => {
    expect(campaignDeadlines(kuzbass.cycle, 2026)).toEqual({
      selfAssessmentDue: '2026-12-15',
      ratingDue: '2027-01-30',
      resultsSentDue: '2027-02-20',
      publicationDue: '2027-04-01',
    })
    expect(resolveDue('Y+2-03-01', 2025)).toBe('2027-03-01')
    expect(resolveDue('Y-02-29', 2025)).toBeUndefined()
    expect(resolveDue('2025-03-01', 2025)).toBeUndefined()
    expect(() => campaignDeadlines(kuzbass.cycle, 1990)).toThrow(RangeError)
  })

  it.each([
    ['2026-11-21T05:00:00Z', 'AHEAD', 24, 17, 'осталось 24\u00a0дня · 17\u00a0рабочих'],
    ['2026-12-07T05:00:00Z', 'AHEAD', 8, 6, 'осталось 8\u00a0дней · 6\u00a0рабочих'],
    ['2026-12-08T05:00:00Z', 'DUE_SOON', 7, 5, 'осталось 7\u00a0дней · 5\u00a0рабочих'],
    ['2026-12-14T05:00:00Z', 'DUE_SOON', 1, 1, 'остался 1\u00a0день · 1\u00a0рабочий'],
    ['2026-12-15T16:59:59Z', 'DUE_SOON', 0, 0, 'сегодня последний день'],
    ['2026-12-15T17:00:00Z', 'OVERDUE', -1, -1, 'просрочено на 1\u00a0день'],
    ['2026-12-20T05:00:00Z', 'OVERDUE', -5, -3, 'просрочено на 5\u00a0дней'],
  ])('at %s an unsubmitted assessment is %s', (now, code, days, workingDays, text) => {
    const timing = submissionTiming(due, zone, null, new Date(now))
    expect(timing).toEqual({ code, days, workingDays, calendarKnown: true })
    expect(timingText(timing)).toBe(text)
  })

  it("judges a submitted one by the moment of submission, in the tenant's time zone", () => {
    const now = new Date('2027-03-01T00:00:00Z')
    const submitted = (at: string) => submissionTiming(due, zone, new Date(at), now)
    expect(submitted('2026-12-15T16:59:59Z')).toMatchObject({ code: 'ON_TIME', days: 0 })
    expect(submitted('2026-12-15T17:00:00Z')).toMatchObject({ code: 'LATE', days: -1 })
    expect(timingText(submitted('2026-12-17T05:00:00Z'))).toBe('сдана на 2\u00a0дня позже срока')
    expect(timingText(submitted('2026-12-01T05:00:00Z'))).toBe('сдана в срок')
  })
})
