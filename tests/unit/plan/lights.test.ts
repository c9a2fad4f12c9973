import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { forecast } from '@/lib/plan/forecast'
import { scaled, shareOf } from '@/lib/plan/figures'
import { expectedByNow, light, tallyLight, tallyOf, type Comparison, type LightInput } from '@/lib/plan/lights'

const today = '2026-07-02'
const at = (more: Partial<LightInput> & { lastQuarter?: number | null } = {}) => {
  const { lastQuarter = null, ...input } = {
    comparison: 'AT_LEAST' as const,
    unit: 'единиц',
    total: 'SUM' as const,
    target: '10',
    fact: '5' as string | null,
    reason: 'его ещё не внесли',
    year: 2026,
    today,
    ...more,
  }
  return light({
    ...input,
    forecast: forecast({ total: input.total, fact: input.fact, year: input.year, today: input.today, lastQuarter }),
  })
}

describe('forecast', () => {
  it('goes on at the pace of the days passed', () => {
    expect(forecast({ total: 'SUM', fact: '5', year: 2026, today, lastQuarter: null }).value).toBe('10')
    expect(forecast({ total: 'SUM', fact: '5', year: 2026, today: '2026-12-31', lastQuarter: null }).value).toBe('5')
  })
  it('takes typed facts by quarters', () => {
    expect(forecast({ total: 'SUM', fact: '37', year: 2026, today, lastQuarter: 3 })).toEqual({
      value: '49',
      way: 'За 3\u00a0квартала – 37; тем же темпом за четыре – 49.',
    })
  })
  it('does not judge in the first weeks, before the year and without a fact', () => {
    expect(forecast({ total: 'SUM', fact: '1', year: 2026, today: '2026-02-01', lastQuarter: null }).value).toBeNull()
    expect(forecast({ total: 'SUM', fact: '1', year: 2027, today, lastQuarter: null }).value).toBeNull()
    expect(forecast({ total: 'SUM', fact: null, year: 2026, today, lastQuarter: null }).value).toBeNull()
  })
  it('leaves a share and a closed year as they are', () => {
    expect(forecast({ total: 'LAST', fact: '8.5', year: 2026, today, lastQuarter: 2 }).value).toBe('8.5')
    expect(forecast({ total: 'SUM', fact: '3', year: 2025, today, lastQuarter: null })).toEqual({
      value: '3',
      way: 'Год окончен: это итог года.',
    })
  })
  it('never falls below what is there, and is exact', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 60, max: 365 }), (fact, passed) => {
        const day = new Date(Date.UTC(2026, 0, passed)).toISOString().slice(0, 10)
        const { value } = forecast({ total: 'SUM', fact: String(fact), year: 2026, today: day, lastQuarter: null })
        expect(Number(value)).toBeGreaterThanOrEqual(fact)
        expect(Math.abs(Number(value) - (fact * 365) / passed)).toBeLessThanOrEqual(0.51)
      }),
    )
  })
})

describe('light', () => {
  it('explains itself', () => {
    expect(at({ fact: '12' })).toMatchObject({ code: 'MET', kind: 'ok', words: 'Есть 12 при цели не менее\u00a010.' })
    expect(at()).toMatchObject({ code: 'ON_TRACK', kind: 'ok' })
    expect(at({ fact: '4' })).toMatchObject({ code: 'AT_RISK', kind: 'warn' })
    expect(at({ fact: '2' })).toMatchObject({ code: 'BEHIND', kind: 'bad' })
    expect(at({ fact: '9', year: 2025 })).toMatchObject({
      code: 'MISSED',
      kind: 'bad',
      words: 'Год окончен: 9 при цели не менее\u00a010.',
    })
    expect(at({ year: 2027 })).toMatchObject({ code: 'NOT_BEGUN', kind: 'none' })
  })
  it('has no light without a target or a fact, and one for a target of nothing', () => {
    expect(at({ target: null })).toMatchObject({ code: 'NO_TARGET', kind: 'none', title: 'цель не задана' })
    expect(at({ fact: null })).toMatchObject({
      code: 'NO_DATA',
      kind: 'none',
      words: 'Факта за 2026 год нет: его ещё не внесли.',
    })
    expect(at({ target: '0', fact: '0' })).toMatchObject({
      code: 'MET',
      words: 'Цель – не менее\u00a00: её выполняет любой факт.',
    })
  })
  it('does not blame for what may still be done: one contest a year', () => {
    expect(at({ target: '1', fact: '0', comparison: 'EXACTLY', today: '2026-11-22' })).toMatchObject({
      code: 'AT_RISK',
    })
    expect(expectedByNow('1', 2026, '2026-12-30')).toBe('0')
    expect(expectedByNow('4', 2026, '2026-12-30')).toBe('3')
  })
  it('reads «ровно» and «не более»', () => {
    expect(at({ comparison: 'EXACTLY', target: '70', fact: '72' })).toMatchObject({ code: 'OVER', kind: 'warn' })
    expect(at({ comparison: 'AT_MOST', fact: '11' })).toMatchObject({ code: 'BEHIND', kind: 'bad' })
    expect(at({ comparison: 'AT_MOST', fact: '3' })).toMatchObject({ code: 'ON_TRACK', kind: 'ok' })
    expect(at({ comparison: 'AT_MOST', fact: '8' })).toMatchObject({ code: 'AT_RISK', kind: 'warn' })
  })
  it('is never worse for more of what is asked for', () => {
    const rank = { bad: 0, none: 1, warn: 1, ok: 2 }
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }),
        fc.integer({ min: 0, max: 500 }),
        fc.integer({ min: 60, max: 365 }),
        (target, fact, passed) => {
          const day = new Date(Date.UTC(2026, 0, passed)).toISOString().slice(0, 10)
          const one = (value: number) => rank[at({ target: String(target), fact: String(value), today: day }).kind]
          expect(one(fact + 1)).toBeGreaterThanOrEqual(one(fact))
        },
      ),
    )
  })
  it('always says why', () => {
    const decimals = fc.integer({ min: 0, max: 300 }).map(String)
    fc.assert(
      fc.property(
        fc.constantFrom<Comparison>('AT_LEAST', 'AT_MOST', 'EXACTLY'),
        fc.option(decimals),
        fc.option(decimals),
        fc.integer({ min: 2024, max: 2028 }),
        (comparison, target, fact, year) => {
          const found = at({ comparison, target, fact, year })
          expect(found.words.length).toBeGreaterThan(10)
          if (target === null) expect(found.kind).toBe('none')
        },
      ),
    )
  })
})

describe("light of a target that is each one's own", () => {
  const over = (codes: Parameters<typeof tallyOf>[0], year = 2026) => tallyLight(tallyOf(codes), true, year, today)
  it('is green for all, yellow for a few, red for more than a fifth', () => {
    expect(over(['MET', 'MET'])).toMatchObject({ code: 'MET' })
    expect(over(['MET', 'ON_TRACK'])).toMatchObject({ code: 'ON_TRACK' })
    expect(over(['MET', 'MET', 'MET', 'MET', 'BEHIND'])).toMatchObject({ code: 'AT_RISK', kind: 'warn' })
    expect(over(['MET', 'MET', 'MET', 'BEHIND'])).toMatchObject({ code: 'BEHIND', kind: 'bad' })
    expect(over(['MET', 'MET', 'MET', 'MET', 'NO_DATA'], 2025)).toMatchObject({ code: 'PARTLY', kind: 'warn' })
    expect(over(['NO_DATA', 'NO_DATA'])).toMatchObject({ code: 'NO_DATA', kind: 'none' })
    expect(over([])).toMatchObject({ code: 'NO_DATA' })
  })

  it('agrees with its numbers', () => {
    const codes = (met: number, behind: number) => [
      ...Array.from({ length: met }, () => 'MET' as const),
      ...Array.from({ length: behind }, () => 'BEHIND' as const),
    ]
    expect(over(codes(20, 1)).words).toBe('Цель выполнили 20 из 21\u00a0участника; отстаёт 1\u00a0участник.')
    expect(over(codes(21, 3)).words).toBe('Цель выполнил 21 из 24\u00a0участников; отстают 3\u00a0участника.')
  })
})

describe('shares', () => {
  it('are exact and never of nothing', () => {
    expect(shareOf('12', '40')).toBe('30')
    expect(shareOf('1', '3')).toBe('33.33')
    expect(shareOf('2', '3')).toBe('66.67')
    expect(shareOf('1', '0')).toBeNull()
    expect(scaled('5', 365, 183)).toBe('10')
  })
})

describe('a fact that comes after its year', () => {
  const rating = (today: string, fact = '0') =>
    at({ comparison: 'EXACTLY', target: '1', fact, today, expectedUntil: '2027-04-01' })
  it('is not late before its day, and is missed after it', () => {
    expect(rating('2026-11-23')).toMatchObject({
      kind: 'none',
      code: 'EARLY',
      words: 'Есть 0 при цели ровно\u00a01. Факт появится после окончания года, до 1\u00a0апреля\u00a02027\u00a0г.',
    })
    expect(rating('2027-04-01').code).toBe('EARLY')
    expect(rating('2027-04-02').code).toBe('MISSED')
    expect(rating('2027-03-30', '1').code).toBe('MET')
  })
})
