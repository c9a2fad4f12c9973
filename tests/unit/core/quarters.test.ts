import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, todayIn } from '@/lib/core/dates'
import {
  compareQuarters,
  formatQuarter,
  formatQuarterIn,
  formatQuarterShort,
  nextQuarter,
  previousQuarter,
  quarterKey,
  quarterOf,
  quarterRange,
  quartersBetween,
  quarterTime,
  readQuarter,
  sameQuarter,
  shiftQuarter,
  type Quarter,
} from '@/lib/core/quarters'

const days = fc.integer({ min: 0, max: 36_000 }).map((n) => addDays('2001-01-01', n))

describe('quarters', () => {
  it('hold their days and no others', () => {
    fc.assert(
      fc.property(days, (day) => {
        const quarter = quarterOf(day)
        const { from, to } = quarterRange(quarter)
        expect(from <= day && day <= to).toBe(true)
        expect(quarterOf(addDays(to, 1))).toEqual(nextQuarter(quarter))
        expect(quarterOf(addDays(from, -1))).toEqual(previousQuarter(quarter))
        expect(readQuarter(quarterKey(quarter))).toEqual(quarter)
      }),
    )
  })

  it('know their ranges across a leap February and a year end', () => {
    expect(quarterRange({ year: 2024, quarter: 1 })).toEqual({ from: '2024-01-01', to: '2024-03-31' })
    expect(quarterRange({ year: 2026, quarter: 4 })).toEqual({ from: '2026-10-01', to: '2026-12-31' })
    expect(nextQuarter({ year: 2026, quarter: 4 })).toEqual({ year: 2027, quarter: 1 })
    expect(shiftQuarter({ year: 2026, quarter: 2 }, -7)).toEqual({ year: 2024, quarter: 3 })
    expect(compareQuarters({ year: 2026, quarter: 4 }, { year: 2027, quarter: 1 })).toBe(-1)
  })

  it('are the same by year and number', () => {
    const quarter = { year: 2026, quarter: 4 } as const
    expect(sameQuarter(quarter, { ...quarter })).toBe(true)
    expect(sameQuarter(quarter, { year: 2027, quarter: 4 })).toBe(false)
    expect(sameQuarter(quarter, { year: 2026, quarter: 3 })).toBe(false)
  })

  it('close when their last day has passed in the tenant’s zone, not in another', () => {
    const instant = new Date('2026-09-30T17:30:00Z')
    const third = { year: 2026, quarter: 3 } as const
    expect(quarterTime(third, todayIn('Asia/Novokuznetsk', instant))).toBe('CLOSED')
    expect(quarterTime(third, todayIn('Europe/Moscow', instant))).toBe('RUNNING')
    expect(quarterTime(nextQuarter(third), todayIn('Europe/Moscow', instant))).toBe('FUTURE')
  })

  it('are listed and named', () => {
    expect(quartersBetween({ year: 2025, quarter: 3 }, { year: 2026, quarter: 1 }).map(quarterKey)).toEqual([
      '2025-3',
      '2025-4',
      '2026-1',
    ])
    expect(quartersBetween({ year: 2026, quarter: 1 }, { year: 2025, quarter: 3 })).toEqual([])
    expect(formatQuarter({ year: 2026, quarter: 3 })).toBe('III\u00a0квартал 2026\u00a0г.')
    expect(formatQuarterIn({ year: 2026, quarter: 3 })).toBe('III\u00a0квартале 2026\u00a0г.')
    expect(formatQuarterShort({ year: 2026, quarter: 4 })).toBe('IV\u00a0кв. 2026')
    expect([1, 2, 3, 4].map((quarter) => formatQuarterShort({ year: 2026, quarter } as Quarter))).toEqual([
      'I\u00a0кв. 2026',
      'II\u00a0кв. 2026',
      'III\u00a0кв. 2026',
      'IV\u00a0кв. 2026',
    ])
    expect(readQuarter('2100-4')).toEqual({ year: 2100, quarter: 4 })
    for (const wrong of ['2026-5', '2026-0', '1999-1', '2026', '12026-1', '2026-11', '', undefined])
      expect(readQuarter(wrong)).toBeUndefined()
  })
})
