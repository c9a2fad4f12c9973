import { readFileSync } from 'node:fs'
import type { ProcessModel } from '@/lib/processes/model/types'
import { Run } from '@/lib/processes/simulation/run'
import { prepare, type Scenario } from '@/lib/processes/simulation/run-set'
import type { SimulatedModel, SimulationFault, SimulationInput } from '@/lib/processes/simulation/schema'
import type { Outcome, Reckoning } from '@/lib/processes/simulation/simulate'
import type { Tally } from '@/lib/processes/simulation/tally'

type Step = SimulatedModel['steps'][number]

/** A step of fixed times; `roles` – «spec» or «spec 0.5». */
export const step = (id: string, roles: string[], work: string, next: Step['next'] | string, wait = '0'): Step => ({
  id,
  roles: roles.map((text) => {
    const [role = '', share = '1'] = text.split(' ')
    return { role, share }
  }),
  work: { fixed: work },
  wait: { fixed: wait },
  next: typeof next === 'string' ? { to: next } : next,
})

export const model = (...steps: Step[]): SimulatedModel => ({ start: steps[0]?.id ?? '', steps })

/**
 * 9:00–13:00 and 14:00–18:00 of the production calendar from Monday, 2 November 2026: a shortened day and a holiday
 * follow.
 */
export const officeHours: SimulationInput['hours'] = {
  kind: 'calendar',
  from: '2026-11-02',
  spans: [
    { from: 540, to: 780 },
    { from: 840, to: 1080 },
  ],
}

/** Twenty runs of ten days in unbroken time, unless told otherwise. */
export const inputOf = (
  given: Partial<SimulationInput> & Pick<SimulationInput, 'model' | 'staff'>,
): SimulationInput => ({
  arrivals: { kind: 'poisson', perHour: '6' },
  hours: { kind: 'unbroken' },
  times: 'given',
  warmUpDays: 1,
  measuredDays: 10,
  runs: 20,
  seed: 7,
  ...given,
})

/** Lets a reckoning come to its end. */
export function finished<T>(reckoning: Reckoning<T>): Outcome<T> {
  for (;;) {
    const next = reckoning.next()
    if (next.done) return next.value
  }
}

export function valueOf<T>(reckoning: Reckoning<T>): T {
  const outcome = finished(reckoning)
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults))
  return outcome.value
}

export function faultsOf<T>(reckoning: Reckoning<T>): SimulationFault[] {
  const outcome = finished(reckoning)
  return outcome.ok ? [] : outcome.faults
}

export function scenarioOf(input: SimulationInput): Scenario {
  const prepared = prepare(input)
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.faults))
  return prepared.scenario
}

export type Worked = { number: number; step: string; begin: number; end: number }
export type Story = { worked: Worked[]; left: Map<number, number>; tally: Tally; scenario: Scenario }

/** One run told in full: who worked when, in the order of the beginnings, and when each case was done. */
export function storyOf(input: SimulationInput): Story {
  const scenario = scenarioOf(input)
  const worked: Worked[] = []
  const left = new Map<number, number>()
  const { steps } = scenario.plan
  const run = new Run({
    ...scenario,
    run: 0,
    observer: {
      begin: (number, s, begin) => worked.push({ number, step: steps[s] ?? '', begin, end: Number.NaN }),
      end: (number, s, end) => {
        const one = worked.findLast((work) => work.number === number && work.step === steps[s])
        if (one) one.end = end
      },
      leave: (number, time) => left.set(number, time),
    },
  })
  while (!run.advance(1000));
  return { worked, left, tally: run.tally, scenario }
}

export type ProcessCase = {
  id: string
  input: { roles: { id: string }[]; process: ProcessModel }
  expected: { lead: { exact: string }; leadSd: string; work: { exact: string }; waiting: { exact: string } }
}

/** Cases of exact.md P4 from a file of tests/cases/process. */
export const casesOf = (file: string): ProcessCase[] =>
  (JSON.parse(readFileSync(`tests/cases/process/${file}.json`, 'utf8')) as { cases: ProcessCase[] }).cases

export const exactOf = (text: string): number => {
  const [top = '', bottom = '1'] = text.split('/')
  return Number(top) / Number(bottom)
}
