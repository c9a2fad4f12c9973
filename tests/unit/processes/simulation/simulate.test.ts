import type { ProcessStep } from '@/lib/processes/model/types'
import { withGateways } from '@/lib/processes/simulation/gateways'
import { describe, expect, it } from 'vitest'
import { expectedVisits } from '@/lib/processes/simulation/load'
import { SimulationResult } from '@/lib/processes/simulation/schema'
import { compare, simulate } from '@/lib/processes/simulation/simulate'
import { casesOf, exactOf, faultsOf, inputOf, model, officeHours, scenarioOf, step, valueOf } from './scenes'

/** An application that is taken, checked, sent back now and then, and signed. */
const process = (work = '20') =>
  model(
    step('take', ['clerk'], '6', 'check', '15'),
    step(
      'check',
      ['expert'],
      work,
      {
        decision: [
          { to: 'sign', p: '0.8' },
          { to: 'take', p: '0.2' },
        ],
      },
      '30',
    ),
    step('sign', ['head', 'expert 0.2'], '5', 'end', '60'),
  )
const office = (given: Partial<Parameters<typeof inputOf>[0]> = {}) =>
  inputOf({
    model: process(),
    staff: { clerk: 1, expert: 3, head: 1 },
    hours: officeHours,
    warmUpDays: 5,
    measuredDays: 20,
    limit: { days: 1, unit: 'working' },
    ...given,
  })

describe('a simulation', () => {
  it('is the same for the same seed, on every engine', () => {
    const result = valueOf(simulate(office()))
    expect(valueOf(simulate(office()))).toEqual(result)
    // Written down once: another engine or an innocent change must not move the last bit.
    expect([result.events, result.cases, result.lead.mean, result.lead.half]).toEqual([
      197580, 19223, 262.03940130028525, 31.201173538074556,
    ])
    expect(valueOf(simulate(office({ seed: 8 }))).lead.mean).not.toBe(result.lead.mean)
  })

  it('says what its schema says', () => {
    const result = valueOf(simulate(office()))
    expect(SimulationResult.parse(result)).toEqual(result)
    expect(result.histogram.counts.reduce((sum, n) => sum + n, 0)).toBe(result.cases)
    expect(result.unfinished).toBe(0)
    expect(result.calendarKnown).toBe(true)
  })

  it('adds up: waiting and work of the steps to the case’s, and load to the work that comes', () => {
    const { steps, roles, lead, queuePerCase, waitPerCase, workPerCase, perHour, underWay } = valueOf(
      simulate(office({ measuredDays: 100 })),
    )
    const sum = (of: (one: (typeof steps)[number]) => number) => steps.reduce((total, one) => total + of(one), 0)
    expect(sum((one) => one.queuePerCase.mean)).toBeCloseTo(queuePerCase.mean, 6)
    expect(sum((one) => one.waitPerCase.mean)).toBeCloseTo(waitPerCase.mean, 6)
    expect(queuePerCase.mean + waitPerCase.mean + workPerCase.mean).toBeCloseTo(lead.mean, 6)
    // 1.25 passes; 6 cases an hour; the expert is busy for a fifth of the signing: (25 + 1) / 10 people.
    const busy = Object.fromEntries(roles.map(({ role, busy: { mean, half } }) => [role, { mean, half }]))
    for (const [role, people] of [
      ['clerk', 0.75],
      ['expert', 2.6],
      ['head', 0.5],
    ] as const)
      expect(Math.abs(busy[role]!.mean - people)).toBeLessThan(2 * busy[role]!.half)
    // Little's law.
    expect(Math.abs(underWay.mean - (perHour.mean / 60) * lead.mean)).toBeLessThan(2 * underWay.half)
  })

  it('leaves the warm-up out', () => {
    // The line grows day by day: who comes later waits longer.
    const grown = (warmUpDays: number) =>
      valueOf(simulate(office({ staff: { clerk: 1, expert: 2, head: 1 }, warmUpDays, measuredDays: 5 })))
    const [early, late] = [grown(0), grown(40)]
    expect(late.queuePerCase.mean).toBeGreaterThan(5 * early.queuePerCase.mean)
    expect(late.roles.map(({ overloaded }) => overloaded)).toEqual([false, true, false])
  })

  it('counts days of the calendar from the day of coming to the day of leaving', () => {
    // Comes at 9:00 and takes 600 minutes of work: the next working day, from Friday on Monday.
    const result = valueOf(
      simulate(
        inputOf({
          model: model(step('long', [], '600', 'end')),
          staff: {},
          arrivals: { kind: 'even', perHour: String(60 / 480) },
          hours: { kind: 'calendar', from: '2026-01-12', spans: [{ from: 540, to: 1020 }] },
          warmUpDays: 0,
          measuredDays: 5,
          limit: { days: 1, unit: 'calendar' },
        }),
      ),
    )
    expect(result.calendarDays?.lead).toEqual({ mean: 7 / 5, half: 0 })
    expect(result.within).toEqual({ mean: 4 / 5, half: 0 })
    expect(result.lead).toEqual({ mean: 600, half: 0 })
  })

  it('lets those who come at night wait for the morning, as the table of hours has them', () => {
    const night = Array.from({ length: 24 }, (_, hour) => (hour === 22 ? '3' : '0'))
    const result = valueOf(
      simulate(office({ arrivals: { kind: 'hours', perHour: night }, staff: { clerk: 9, expert: 9, head: 9 } })),
    )
    expect(Math.abs(result.perHour.mean - 3 / 8)).toBeLessThan(2 * result.perHour.half)
    expect(result.calendarDays?.quantiles[0]?.lead.mean).toBeGreaterThanOrEqual(1)
  })

  it('tells cases that were not done when watching ended, with the time they took at least', () => {
    const result = valueOf(
      simulate(
        inputOf({
          model: model(
            step('stuck', ['spec'], '600', {
              decision: [
                { to: 'stuck', p: '0.9' },
                { to: 'end', p: '0.1' },
              ],
            }),
          ),
          staff: { spec: 1 },
          measuredDays: 1,
        }),
      ),
    )
    expect(result.unfinished).toBeGreaterThan(0)
    expect(result.roles[0]?.overloaded).toBe(true)
    expect(result.lead.mean).toBeGreaterThan(1440)
  })
})

describe('where nobody waits for people', () => {
  it('a way from a decision straight to a block opens it: 10 minutes, and in half of the cases 30 more', () => {
    const step = (id: string, minutes: string, next: ProcessStep['next']): ProcessStep => ({
      id,
      name: id,
      agency: '',
      unit: '',
      roles: [],
      wait: { fixed: '0' },
      work: { fixed: minutes },
      value: 'adds',
      next,
    })
    const block = { branches: [['b'], ['c']], join: 'end' }
    const model = withGateways({
      name: '',
      start: 'a',
      steps: [
        step('a', '10', {
          decision: [
            { parallel: block, p: '0.5' },
            { to: 'end', p: '0.5' },
          ],
        }),
        step('b', '20', { to: 'end' }),
        step('c', '30', { to: 'end' }),
      ],
    })
    const { lead } = valueOf(simulate(inputOf({ model, staff: {}, warmUpDays: 0, measuredDays: 40 })))
    expect(Math.abs(lead.mean - 25)).toBeLessThanOrEqual(2 * lead.half)
    expect(lead.half).toBeLessThan(1)
  })

  const files = ['loops', 'whole', 'three-point', 'return', 'parallel-fixed']
  it.each(files.flatMap((file) => casesOf(file).map((one) => [one.id, one] as const)))(
    '%s has the expected lead time, its deviation, work and waiting',
    (_, { input, expected }) => {
      const plenty = Object.fromEntries(input.roles.map(({ id }) => [id, 1_000_000]))
      const result = valueOf(
        simulate(
          inputOf({
            model: withGateways(input.process),
            staff: plenty,
            hours: officeHours,
            warmUpDays: 0,
            measuredDays: 40,
          }),
        ),
      )
      expect(result.queuePerCase).toEqual({ mean: 0, half: 0 })
      const near = ({ mean, half }: { mean: number; half: number }, value: number) => {
        expect(Math.abs(mean - value)).toBeLessThanOrEqual(2 * half + 1e-6)
        expect(half).toBeLessThanOrEqual(0.05 * value + 1e-6)
      }
      near(result.lead, exactOf(expected.lead.exact))
      near(result.workPerCase, exactOf(expected.work.exact))
      near(result.waitPerCase, exactOf(expected.waiting.exact))
      near(result.leadDeviation, Number(expected.leadSd))
    },
  )

  it.each(casesOf('loops').map((one) => [one.id, one] as const))(
    '%s has the expected visits',
    (_, { input, expected }) => {
      const plenty = Object.fromEntries(input.roles.map(({ id }) => [id, 1]))
      const { plan } = scenarioOf(inputOf({ model: withGateways(input.process), staff: plenty }))
      const visits = expectedVisits(plan)
      const exact = (expected as unknown as { visits: Record<string, string> }).visits
      for (const [id, value] of Object.entries(exact))
        expect(visits?.[plan.steps.indexOf(id)]).toBeCloseTo(exactOf(value), 9)
    },
  )
})

describe('as-is and to-be', () => {
  it('meet the same cases: what is the same in both is no difference', () => {
    const { difference, asIs, toBe } = valueOf(compare(office(), office()))
    expect(toBe).toEqual(asIs)
    expect(difference.lead).toEqual({ mean: 0, half: 0 })
    expect(difference.within).toEqual({ mean: 0, half: 0 })
  })

  it('differ with a narrower interval than either has', () => {
    const { difference, asIs, toBe } = valueOf(compare(office(), office({ model: process('15'), seed: 99 })))
    expect(difference.lead.mean).toBeCloseTo(toBe.lead.mean - asIs.lead.mean, 9)
    expect(difference.lead.mean + difference.lead.half).toBeLessThan(0)
    expect(difference.workPerCase.half).toBeLessThan(0.4 * asIs.workPerCase.half)
    expect(toBe.cases).toBe(asIs.cases)
  })

  it('keep a step’s luck though another step was put before it', () => {
    const before = office({ staff: { clerk: 9, expert: 9, head: 9 } })
    const { steps, start } = process()
    const longer = { start: 'greet', steps: [step('greet', [], '3', start), ...steps] }
    const { asIs, toBe } = valueOf(compare(before, { ...before, model: longer }))
    expect(toBe.steps.slice(1).map(({ visits }) => visits)).toEqual(asIs.steps.map(({ visits }) => visits))
  })
})

describe('what cannot be simulated is refused by name', () => {
  const one = model(step('a', ['spec'], '1', 'end'))
  it.each([
    ['no steps', { model: { start: 'a', steps: [] }, staff: {} }, ['no_steps', 'unknown_step']],
    ['an unknown step', { model: model(step('a', [], '1', 'b')), staff: {} }, ['unknown_step']],
    ['an unknown role', { model: one, staff: {} }, ['unknown_role']],
    ['a number that is none', { model: model(step('a', [], '1,5', 'end')), staff: {} }, ['not_a_number']],
    ['a share above 1', { model: model(step('a', ['spec 1.5'], '1', 'end')), staff: { spec: 1 } }, ['not_a_number']],
    [
      'a step that leads nowhere',
      { model: model({ ...step('a', [], '1', 'end'), next: undefined }), staff: {} },
      ['endless'],
    ],
    ['a trap', { model: model(step('a', [], '1', 'b'), step('b', [], '1', 'a')), staff: {} }, ['endless']],
    [
      'fewer people than a step takes',
      { model: model(step('a', ['spec', 'spec'], '1', 'end')), staff: { spec: 1 } },
      ['few_people'],
    ],
    [
      'no arrivals',
      { model: one, staff: { spec: 1 }, arrivals: { kind: 'poisson', perHour: '0' } as const },
      ['no_arrivals'],
    ],
    [
      'no measured case',
      { model: one, staff: { spec: 1 }, arrivals: { kind: 'poisson', perHour: '0.0001' } as const },
      ['no_cases'],
    ],
    [
      'days of the calendar in unbroken time',
      { model: one, staff: { spec: 1 }, limit: { days: 1, unit: 'calendar' } as const },
      ['limit_unit'],
    ],
  ])('%s', (_, given, codes) => {
    expect(faultsOf(simulate(inputOf(given))).map(({ code }) => code)).toEqual(codes)
  })

  it('and so are more cases at once than can be kept', () => {
    const flood = inputOf({
      model: model(
        ...Array.from({ length: 2000 }, (_, i) => step(`s${i}`, ['spec'], '1000000', i < 1999 ? `s${i + 1}` : 'end')),
      ),
      staff: { spec: 1 },
      arrivals: { kind: 'even', perHour: '1000' },
      measuredDays: 30,
    })
    expect(faultsOf(simulate(flood))).toEqual([{ code: 'too_big' }])
    // 20 runs with 6 cases an hour for five years.
    expect(faultsOf(simulate(office({ measuredDays: 5300 })))).toEqual([{ code: 'too_big' }])
  })
})
