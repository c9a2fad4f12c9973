/**
 * Simulates a process, or compares two: generators that stop after every slice, so their driver can tell and cancel.
 */
import { figuresOf, type RunFigures } from './figures'
import { prepare, runSet, type RunProgress, type Scenario } from './run-set'
import type { ComparisonResult, LeadLimit, SimulationFault, SimulationInput, SimulationResult } from './schema'
import { differenceOf, summed, type Measured } from './summary'

export type Outcome<T> = { ok: true; value: T } | { ok: false; faults: SimulationFault[] }
/** Where a reckoning is: the share that is done (null – not known before), events, and staffings tried by a search. */
export type Progress = { share: number | null; events: number; tried?: number }
export type Reckoning<T, P extends Progress = Progress> = Generator<P, Outcome<T>, void>

/** Lead times, waiting, load and throughput of the process, with intervals; the same for the same input. */
export function* simulate(input: SimulationInput): Reckoning<SimulationResult, RunProgress> {
  const done = yield* measured(input)
  return done.ok ? { ok: true, value: summed(done.value, done.value.scenario) } : done
}

/** As-is against to-be with the same cases: both run as-is's number of times under its seed. */
export function* compare(asIs: SimulationInput, toBe: SimulationInput): Reckoning<ComparisonResult, RunProgress> {
  const before = yield* part(measured(asIs), 0)
  if (!before.ok) return before
  const after = yield* part(measured({ ...toBe, seed: asIs.seed, runs: asIs.runs }), 1)
  if (!after.ok) return after
  return {
    ok: true,
    value: {
      asIs: summed(before.value, before.value.scenario),
      toBe: summed(after.value, after.value.scenario),
      difference: differenceOf(before.value.figures, after.value.figures),
    },
  }
}

function* measured(input: SimulationInput): Reckoning<Measured & { scenario: Scenario }, RunProgress> {
  const prepared = prepare(input)
  if (!prepared.ok) return prepared
  const { scenario } = prepared
  if (isTooMuch(scenario, input.runs)) return { ok: false, faults: [{ code: 'too_big' }] }
  const done = yield* measuredRuns(scenario, 0, input.runs, input.limit)
  return done.ok ? { ok: true, value: { ...done.value, scenario } } : done
}

/** Whether there would be more measured cases than a browser can keep the lead times of. */
export const isTooMuch = ({ cases }: Scenario, runs: number): boolean => cases * runs > MOST_CASES

const MOST_CASES = 5_000_000

/** Runs from `first` on, with their figures. */
export function* measuredRuns(
  scenario: Scenario,
  first: number,
  count: number,
  limit: LeadLimit | undefined,
): Reckoning<Measured, RunProgress> {
  const tallies = yield* runSet(scenario, first, count)
  if (tallies === undefined) return { ok: false, faults: [{ code: 'too_big' }] }
  const figures = tallies.map((tally) => figuresOf(tally, scenario, limit))
  const complete = figures.filter((run): run is RunFigures => run !== undefined)
  if (complete.length < count) return { ok: false, faults: [{ code: 'no_cases' }] }
  return { ok: true, value: { figures: complete, tallies } }
}

/** The first or second of two equal parts. */
function* part<T>(reckoning: Reckoning<T, RunProgress>, index: 0 | 1): Reckoning<T, RunProgress> {
  for (;;) {
    const step = reckoning.next()
    if (step.done) return step.value
    yield { share: (index + step.value.share) / 2, events: step.value.events }
  }
}
