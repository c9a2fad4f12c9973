import { describe, expect, it } from 'vitest'
import { normHoursOf } from '@/lib/core/work-calendar'
import { columnsOf, marksUpTo } from '@/lib/processes/simulation/columns'
import { withGateways } from '@/lib/processes/simulation/gateways'
import {
  inputOf,
  minutesOfYear,
  periodOf,
  searchOf,
  SimulationQuestion,
  spansOf,
} from '@/lib/processes/simulation/question'
import { search } from '@/lib/processes/simulation/search'
import { SimulationInput } from '@/lib/processes/simulation/schema'
import {
  exactRows,
  figureRows,
  roleRows,
  searchHeadline,
  searchNotes,
  simulationHeadline,
  stepRows,
  withInterval,
} from '@/lib/processes/simulation/shown'
import { compare, simulate } from '@/lib/processes/simulation/simulate'
import { model, step, valueOf } from './scenes'

const frame = { year: 2026, dayMinutes: 480, longest: 60 }
const typed = { share: '95', days: '1', perYear: '1972', seed: '7', people: { AS_IS: { spec: '1' } } }
const question = SimulationQuestion.parse(typed)
const asIs = model(step('take', ['spec'], '40', 'end'))
const names = { take: 'Принять' }
const roles = { spec: 'Специалист' }

describe('a question of a simulation', () => {
  it('comes per hour of the working time of the production calendar', () => {
    expect(minutesOfYear(frame)).toBe((normHoursOf(2026) ?? 0) * 60)
    const input = inputOf(asIs, { spec: 1 }, { ...question, perYear: normHoursOf(2026) ?? 0 }, frame)
    expect(input.arrivals).toEqual({ kind: 'poisson', perHour: '1.000000000' })
    expect(input).toMatchObject({ limit: { days: 1, unit: 'working' }, seed: 7, warmUpDays: 40, measuredDays: 247 })
    expect(SimulationInput.parse(input)).toEqual(input)
    // No calendar of 2040: Monday to Friday.
    expect(minutesOfYear({ year: 2040, dayMinutes: 480 }) / 480).toBe(261)
  })

  it('measures longer where few cases come and shorter where many do', () => {
    expect(periodOf(25, frame)).toEqual({ warmUpDays: 40, measuredDays: 493 })
    expect(periodOf(100_000, frame).measuredDays).toBe(49)
    expect(periodOf(10_000_000, frame)).toEqual({ warmUpDays: 1, measuredDays: 1 })
    expect(periodOf(2000, { ...frame, longest: 50 * 480 }).warmUpDays).toBe(100)
  })

  it('opens at nine with a lunch hour, the length of the day kept', () => {
    expect(spansOf(480)).toEqual([
      { from: 540, to: 780 },
      { from: 840, to: 1080 },
    ])
    for (const minutes of [60, 240, 241, 432, 480, 840, 999]) {
      const spans = spansOf(minutes)
      expect(spans.reduce((sum, { from, to }) => sum + to - from, 0)).toBe(minutes)
      expect(spans.every(({ from, to }) => from < to && to <= 1440)).toBe(true)
    }
  })

  it('names the field that is wrong', () => {
    const wrong = SimulationQuestion.safeParse({ ...typed, share: '100', people: { AS_IS: { spec: 'два' } } })
    expect(wrong.error?.issues.map(({ path }) => path.join('.'))).toEqual(['share', 'people.AS_IS.spec'])
  })

  it('takes calendar days, which are no decimal minutes', () => {
    const taken = withGateways({
      name: 'Процесс',
      start: 'a',
      steps: [
        {
          id: 'a',
          name: 'Ждать',
          agency: '',
          unit: '',
          roles: [],
          wait: { fixed: '24000/7' },
          work: { fixed: '0' },
          value: 'waste',
          next: { to: 'end' },
        },
      ],
    })
    expect(taken.steps[0]?.wait).toEqual({ fixed: '3428.571428571' })
  })
})

describe('what a simulation says', () => {
  it('is told with intervals beside the exact figure', () => {
    const input = inputOf(asIs, { spec: 1 }, question, frame)
    const toBe = inputOf(model(step('take', ['spec'], '10', 'end')), { spec: 1 }, question, frame)
    const result = valueOf(compare(input, toBe))
    const rows = figureRows(result, 480, question.days)
    const said = Object.fromEntries(rows.map(({ key, ...row }) => [key, row]))
    expect(said['lead']?.asIs).toBe(withInterval(result.asIs.lead, 2, 1 / 480))
    expect(said['lead']?.toBe).toMatch(/^0,02 ± 0,00$/)
    expect(said['within']?.label).toBe('решено за 1\u00a0рабочий день')
    expect(said['within']?.toBe).toBe('100,0 ± 0,0\u00a0%')
    expect(said['q0.95']?.label).toBe('95 % за')

    const sure = exactRows(result, { asIs: '40', toBe: null }, 480)
    expect(sure[0]).toMatchObject({ asIs: '0,08', toBe: 'только моделированием' })
    expect(sure[2]?.asIs).toMatch(/^\+0,\d\d ± 0,\d\d$/)
    expect(sure[2]?.toBe).toBe('–')

    expect(roleRows(result.asIs, roles, 0.6)).toMatchObject([{ role: 'Специалист', people: '1', mark: 'high' }])
    expect(roleRows(result.toBe, roles, 0.6)).toMatchObject([{ mark: 'fine' }])
    expect(simulationHeadline(result, question, roles)).toMatch(
      /^За 1\sрабочий день решается 100,0\s% обращений вместо \d+,\d\s%: это не меньше заданных 95\s%$/,
    )
    // A gateway that was added is no step of the table.
    expect(stepRows(result.asIs, names)).toMatchObject([{ step: 'Принять', wait: '0,0 ± 0,0', work: '40,0 ± 0,0' }])
    expect(stepRows(result.asIs, {})).toEqual([])
  })

  it('says that people are too few', () => {
    const input = inputOf(model(step('take', ['spec'], '90', 'end')), { spec: 1 }, question, frame)
    const shown = { asIs: valueOf(simulate(input)) }
    expect(roleRows(shown.asIs, roles, 0.8)[0]?.mark).toBe('over')
    expect(simulationHeadline(shown, question, roles)).toBe('Очередь растёт: не хватает людей в роли «Специалист»')
  })

  it('answers how many people are needed, or that people do not help', () => {
    const enough = valueOf(search(searchOf(model(step('take', ['spec'], '90', 'end')), { spec: 1 }, question, frame)))
    expect(searchHeadline(enough, question)).toMatch(/^Хватит \d+\sчеловека?: за 1\sрабочий день решается /)
    const never = valueOf(
      search(searchOf(model(step('take', ['spec'], '40', 'end', '960')), { spec: 1 }, question, frame)),
    )
    expect(searchHeadline(never, question)).toBe(
      'Люди не помогут: сколько их ни будь, за 1\u00a0рабочий день решается 0,0\u00a0% обращений, а не 95\u00a0%',
    )
    expect(searchNotes(never, names, 480)).toEqual([
      'Срок держат не очереди, а ожидание в шагах (2,00 рабочего дня) и сама работа (0,08).',
      '«Принять»: ожидание 2,00, работа 0,08.',
    ])
  })
})

describe('histograms on one axis', () => {
  it('are put into columns that both fall into whole', () => {
    const columns = columnsOf({ width: 10, counts: [1, 1, 2] }, { width: 15, counts: [3, 1] })
    expect(columns).toEqual({ width: 30, asIs: [100], toBe: [100] })
    expect(columnsOf({ width: 10, counts: [1, 1, 2] }, undefined)).toEqual({ width: 10, asIs: [25, 25, 50], toBe: [] })
  })
  it('have round marks', () => {
    expect(marksUpTo(35, 8)).toEqual([0, 5, 10, 15, 20, 25, 30, 35])
    expect(marksUpTo(1.1, 5)).toEqual([0, 0.5, 1])
  })
})
