import { describe, expect, it } from 'vitest'
import { factValue, periodProblem, presenceProblem, typedFor } from '@/lib/plan/fact-rules'
import { unusualWords, usualOf } from '@/lib/plan/unusual'
import type { PlanAgency, PlanIndicator } from '@/lib/plan/progress'

describe('the quarter of a fact', () => {
  it('has begun: the running one may have facts, the next one may not', () => {
    const on = (today: string, year: number, quarter: number) => periodProblem(year, quarter, today)?.fields ?? null
    expect(on('2026-06-30', 2026, 1)).toBeNull()
    expect(on('2026-06-30', 2026, 2)).toBeNull()
    expect(on('2026-06-30', 2026, 3)).toEqual({
      quarter: 'III\u00a0квартал 2026 г. ещё не наступил: факта за него быть не может.',
    })
    expect(on('2026-07-01', 2026, 3)).toBeNull()
    expect(on('2026-12-31', 2027, 1)).toHaveProperty('quarter')
    expect(on('2027-01-01', 2026, 4)).toBeNull()
  })

  it('has a day on which the agency was there', () => {
    const agency = (since: string | null, until: string | null): PlanAgency => ({
      id: 'a',
      name: 'Орган',
      slug: 'a',
      parentId: null,
      status: 'ACTIVE',
      mergedIntoId: null,
      since,
      until,
    })
    const second = (since: string | null, until: string | null) =>
      presenceProblem(agency(since, until), 2026, 2)?.fields.quarter ?? null
    expect(second(null, null)).toBeNull()
    expect(second('2026-06-30', null)).toBeNull()
    expect(second('2026-07-01', null)).toBe('В этом квартале органа ещё не было.')
    expect(second(null, '2026-04-01')).toBeNull()
    expect(second(null, '2026-03-31')).toMatch(/^В этом квартале органа уже не было/)
    expect(presenceProblem(agency(null, '2026-10-01'), 2026, 4)).toBeNull()
    expect(presenceProblem(agency('2026-12-31', null), 2026, 4)).toBeNull()
  })
})

describe('the value of a fact', () => {
  const of = (unit: string, value: string | null, part: string | null = null, whole: string | null = null) => {
    const found = factValue(unit, { year: 2026, quarter: 1, value, part, whole })
    return found.ok ? found.value : found.problem.fields
  }

  it('is the number itself', () => {
    expect(of('единиц', '2')).toBe('2')
    expect(of('единиц', '250')).toBe('250')
    expect(of('единиц', null)).toEqual({ value: 'Укажите факт числом.' })
  })

  it('is a share, counted from its parts or given, never more than the whole', () => {
    expect(of('процентов', null, '12', '40')).toBe('30')
    expect(of('процентов', '30')).toBe('30')
    expect(of('процентов', '100')).toBe('100')
    expect(of('процентов', '100.01')).toEqual({ value: 'Доля не бывает больше 100 %.' })
    expect(of('процентов', null)).toEqual({ part: 'Укажите, сколько и из скольких, или саму долю.' })
    expect(of('процентов', '30', null, '40')).toEqual({ part: 'Укажите, сколько.' })
    expect(of('процентов', '30', '12', null)).toEqual({ whole: 'Укажите, из скольких.' })
    expect(of('процентов', null, '41', '40')).toEqual({ part: 'Часть не бывает больше целого.' })
    expect(of('процентов', null, '40', '40')).toBe('100')
    expect(of('процентов', null, '0', '0')).toHaveProperty('whole')
  })

  it('says what is wrong above the fields, too', () => {
    expect(factValue('единиц', { year: 2026, quarter: 1, value: null, part: null, whole: null })).toMatchObject({
      ok: false,
      problem: { message: 'Проверьте внесённое.' },
    })
  })
})

describe('who types it', () => {
  it('is the agency where the indicator is each agency’s own, the staff where it is the programme’s', () => {
    const indicator = (perAgency: boolean) => ({ perAgency }) as PlanIndicator
    expect([typedFor(indicator(true), 'a'), typedFor(indicator(true), null)]).toEqual([true, false])
    expect([typedFor(indicator(false), 'a'), typedFor(indicator(false), null)]).toEqual([false, true])
  })
})

describe('a fact far from what there was', () => {
  const known = [
    { year: 2026, quarter: 2, value: '800' },
    { year: 2025, quarter: 4, value: '8' },
  ]
  const asked = (value: string, quarter = 3, unit = 'человек') =>
    unusualWords(value, usualOf(known, '40', { year: 2026, quarter }), unit)

  it('is asked about from ten times the greatest on, and only then', () => {
    expect(asked('7999')).toBeNull()
    expect(asked('8000')).toBe(
      'Это в 10 раз больше, чем наибольший факт до сих пор, II\u00a0квартал 2026 г.: 800. Проверьте число; если так и есть, отметьте это.',
    )
    expect(asked('1000000000')).toMatch(/^Это в 1\u00a0250\u00a0000 раз больше/)
    expect(asked('18400')).toMatch(/^Это в 23 раза больше/)
  })

  it('is measured without the quarter that is being corrected, by the target where nothing was typed, by nothing else', () => {
    expect(asked('80', 2)).toMatch(/IV\u00a0квартал 2025 г.: 8\./)
    expect(unusualWords('400', usualOf([], '40', { year: 2026, quarter: 1 }), 'единиц')).toMatch(/чем цель года: 40\./)
    expect(unusualWords('399', usualOf([], '40', { year: 2026, quarter: 1 }), 'единиц')).toBeNull()
    expect(unusualWords('1000000000', usualOf([], null, { year: 2026, quarter: 1 }), 'единиц')).toBeNull()
    expect(
      unusualWords('5', usualOf([{ year: 2025, quarter: 1, value: '0' }], null, { year: 2026, quarter: 1 }), ''),
    ).toBeNull()
    expect(unusualWords('100', { value: '1', words: 'цель года' }, 'процентов')).toBeNull()
  })
})
