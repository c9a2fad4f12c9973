import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ZERO, exactText, fraction, fractionOf, isZero, multiply, sum, type Fraction } from '@/lib/core/fraction'
import { processFaults } from '@/lib/processes/model/check'
import { savingOf } from '@/lib/processes/model/compare'
import { printedCost } from '@/lib/processes/model/printed'
import { processResults, type ProcessResults } from '@/lib/processes/model/results'
import type { ProcessModel, ProcessStep, StepNext, StepTime } from '@/lib/processes/model/types'
import { question } from './table'

const asked = {
  ...question,
  day: '2026-03-02',
  year: 2026,
  runsPerYear: '310',
  usefulShare: '0.85',
  staffYears: [2026],
}
const resultsOf = (model: ProcessModel): ProcessResults => processResults(model, asked)

const tenths = (most: number) => fc.integer({ min: 0, max: most * 10 }).map((n) => n / 10)
const anyTime: fc.Arbitrary<StepTime> = fc.oneof(
  tenths(500).map((n) => ({ fixed: String(n) })),
  fc.array(tenths(500), { minLength: 3, maxLength: 3 }).map((three) => {
    const [least = '', usual = '', most = ''] = three.toSorted((a, b) => a - b).map(String)
    return { least, usual, most }
  }),
)

/** Where a step leads, told by numbers: on, back with a probability, or through a block of two branches. */
type Way = { kind: 'on' } | { kind: 'back'; percent: number; to: number; mark: boolean } | { kind: 'block' }
const anyWay: fc.Arbitrary<Way> = fc.oneof(
  fc.constant({ kind: 'on' as const }),
  fc.record({
    kind: fc.constant('back' as const),
    percent: fc.integer({ min: 0, max: 99 }),
    to: fc.nat(),
    mark: fc.boolean(),
  }),
  fc.constant({ kind: 'block' as const }),
)
const anyStep = fc.record({
  work: anyTime,
  wait: anyTime,
  value: fc.constantFrom('adds' as const, 'needed' as const, 'waste' as const),
  unit: fc.constantFrom('Отдел', 'Канцелярия'),
  agency: fc.constantFrom('Министерство', 'Администрация'),
  roles: fc.subarray(['spec', 'head']).map((roles) => roles.map((role) => ({ role, share: '0.5' }))),
  way: anyWay,
})

/** Steps in a row, each with its way on; a block's branches are steps of their own. */
const anyModel: fc.Arbitrary<ProcessModel> = fc.array(anyStep, { minLength: 1, maxLength: 8 }).map((drafts) => {
  const steps = drafts.flatMap(({ way, ...draft }, i): ProcessStep[] => {
    const to = i + 1 === drafts.length ? 'end' : `s${i + 1}`
    const step = { ...draft, id: `s${i}`, name: `Шаг ${i}`, wastes: { motion: '1.5' } }
    if (way.kind === 'block') {
      const [left, right] = [`l${i}`, `r${i}`]
      const branches = [left, right].map((id) => ({ ...step, id, next: { to } }))
      return [{ ...step, next: { parallel: { branches: [[left], [right]], join: to } } }, ...branches]
    }
    const share = (percent: number) => (percent / 100).toFixed(2)
    const next: StepNext =
      way.kind === 'on'
        ? { to }
        : {
            decision: [
              { to, p: share(100 - way.percent) },
              { to: `s${way.to % (i + 1)}`, p: share(way.percent), return: way.mark },
            ],
          }
    return [{ ...step, next }]
  })
  return { name: 'Процесс', start: 's0', steps }
})

const scaled = (model: ProcessModel, by: number): ProcessModel => {
  const time = (one: StepTime) =>
    Object.fromEntries(
      Object.entries(one).map(([name, value]) => [name, exactText(multiply(fractionOf(value), fraction(by)))]),
    ) as StepTime
  return { ...model, steps: model.steps.map((step) => ({ ...step, work: time(step.work), wait: time(step.wait) })) }
}

/** All figures that add up over steps, as texts. */
const figuresOf = ({ figures, cost, yearCost, staff }: ProcessResults): Record<string, string> => {
  const { lead } = figures
  const named: [string, Fraction][] = [
    ['work', figures.work],
    ['waiting', figures.waiting],
    ...(lead.exact ? [['lead', lead.mean] as [string, Fraction]] : []),
    ...Object.entries(figures.workByValue),
    ...figures.roleMinutes,
    ['cost', cost?.run ?? ZERO],
    ['year', yearCost?.total ?? ZERO],
    ...(staff[0]?.need ?? []),
  ]
  return Object.fromEntries(named.map(([name, value], i) => [`${i} ${name}`, exactText(value)]))
}

describe('any process', () => {
  it('is sound, and saves nothing against itself', () => {
    fc.assert(
      fc.property(anyModel, (model) => {
        expect(processFaults(model, asked)).toEqual([])
        const { lead, year, run, ...saving } = savingOf(resultsOf(model), resultsOf(model))
        const all = [
          lead ?? ZERO,
          run ?? ZERO,
          ...Object.values(year ?? {}),
          saving.work,
          saving.waiting,
          ...Object.values(saving.wastes),
          ...saving.roleMinutes.values(),
          ...(saving.roleMoney?.values() ?? []),
          ...saving.staff.flatMap(({ need }) => [...need.values()]),
        ]
        expect(all.length).toBeGreaterThan(10)
        expect(all.every(isZero)).toBe(true)
      }),
    )
  })

  it('keeps its sums when a step is split in two', () => {
    fc.assert(
      fc.property(anyModel, fc.nat(), (model, which) => {
        const at = model.steps.filter(({ id }) => id.startsWith('s'))[which % model.steps.length] ?? model.steps[0]
        if (at === undefined) return
        const half = (time: StepTime): StepTime =>
          Object.fromEntries(
            Object.entries(time).map(([name, value]) => [name, exactText(multiply(fractionOf(value), fraction(1, 2)))]),
          ) as StepTime
        const parts = { ...at, wait: half(at.wait), work: half(at.work), wastes: { motion: '0.75' } }
        const first: ProcessStep = { ...parts, next: { to: 'second' } }
        const split = model.steps.flatMap((step) => (step === at ? [first, { ...parts, id: 'second' }] : [step]))
        const [before, after] = [resultsOf(model), resultsOf({ ...model, steps: split })]
        expect(figuresOf(after)).toEqual(figuresOf(before))
        expect(exactText(after.figures.wastes.motion ?? ZERO)).toBe(exactText(before.figures.wastes.motion ?? ZERO))
        expect(exactText(after.figures.firstTimeRight)).toBe(exactText(before.figures.firstTimeRight))
        expect(after.figures.handoffs).toEqual(before.figures.handoffs)
      }),
    )
  })

  it('takes so many times as long, with the square of the variance', () => {
    fc.assert(
      fc.property(anyModel, fc.integer({ min: 2, max: 9 }), (model, by) => {
        const [before, after] = [resultsOf(model), resultsOf(scaled(model, by))]
        const expected = Object.entries(figuresOf(before)).map(([name, value]) => [
          name,
          exactText(multiply(fractionOf(value), fraction(by))),
        ])
        expect(figuresOf(after)).toEqual(Object.fromEntries(expected))
        const [was, is] = [before.figures.lead, after.figures.lead]
        if (was.exact && is.exact)
          expect(exactText(is.variance)).toBe(exactText(multiply(was.variance, fraction(by * by))))
        expect(after.figures.visits.map(exactText)).toEqual(before.figures.visits.map(exactText))
      }),
    )
  })

  it('prints parts that add up, and parts of which the exact total is made', () => {
    const total = (parts: Iterable<string>) => [...parts].reduce((all, part) => all + BigInt(part.replace('.', '')), 0n)
    fc.assert(
      fc.property(anyModel, (model) => {
        const { cost } = resultsOf(model)
        if (!cost) throw new Error('no cost')
        expect(exactText(sum(cost.byStep))).toBe(exactText(cost.run))
        expect(exactText(sum(Object.values(cost.byKind)))).toBe(exactText(cost.run))
        expect(exactText(sum(cost.byRole.values()))).toBe(exactText(cost.labour))
        const printed = printedCost(cost)
        expect(total(printed.byStep)).toBe(total([printed.run]))
        expect(total(Object.values(printed.byKind))).toBe(total([printed.run]))
        expect(total(printed.byRole.values())).toBe(total([printed.labour]))
      }),
    )
  })
})
