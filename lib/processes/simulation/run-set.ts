/** Independent runs of one scenario. */
import { expectedVisits, roleMinutes, stepMinutes } from './load'
import { peopleFaults, planOf, staffOf, type Plan } from './plan'
import { Run, type Observer } from './run'
import type { Arrivals, SimulationFault, SimulationInput } from './schema'
import type { Tally } from './tally'
import { WorkClock } from './work-clock'

/** Where the runs are: the share that is done, events so far. */
export type RunProgress = { share: number; events: number }

/** What the runs need, worked out once. */
export type Scenario = {
  plan: Plan
  people: Int32Array
  arrivals: Arrivals
  clock: WorkClock
  dated: boolean
  seed: number
  begin: number
  end: number
  last: number
  /** Measured cases that are expected in a run. */
  cases: number
  /** People of each role that the work keeps busy, on average, if it gets done. */
  offered: Float64Array
}

export type Prepared = { ok: true; scenario: Scenario } | { ok: false; faults: SimulationFault[] }

/** Events between two looks at the outside: some ten milliseconds. */
const SLICE = 100_000
/** What is still under way at the end is watched so many times longer than all of the time before. */
const PATIENCE = 4
const LEADS = 20

/** Checks the input and compiles it. */
export function prepare(input: SimulationInput): Prepared {
  const planned = planOf(input)
  if (!planned.ok) return planned
  const { plan } = planned
  const visits = expectedVisits(plan)
  if (visits === null) return { ok: false, faults: [{ code: 'endless' }] }
  const clock = new WorkClock(input.hours)
  const dated = input.hours.kind === 'calendar'
  const perMinute = arrivalsPerMinute(input.arrivals, clock)
  if (!(perMinute > 0 && perMinute < Infinity)) return { ok: false, faults: [{ code: 'no_arrivals' }] }
  if (input.limit?.unit === 'calendar' && !dated) return { ok: false, faults: [{ code: 'limit_unit' }] }
  const people = staffOf(plan, input.staff)
  const faults = peopleFaults(plan, people)
  if (faults.length > 0) return { ok: false, faults }
  const begin = input.warmUpDays * clock.dayMinutes
  const end = begin + input.measuredDays * clock.dayMinutes
  return {
    ok: true,
    scenario: {
      plan,
      people,
      arrivals: input.arrivals,
      clock,
      dated,
      seed: input.seed | 0,
      begin,
      end,
      last: end + PATIENCE * end + LEADS * stepMinutes(plan, visits),
      cases: perMinute * (end - begin),
      offered: roleMinutes(plan, visits).map((minutes) => minutes * perMinute),
    },
  }
}

/** Cases a minute of working time; a table's day is one that is not shortened. */
function arrivalsPerMinute(arrivals: Arrivals, clock: WorkClock): number {
  if (arrivals.kind !== 'hours') return Number(arrivals.perHour) / 60
  const rates = arrivals.perHour.map(Number)
  if (rates.some((rate) => !(rate >= 0))) return Number.NaN
  return rates.reduce((sum, rate) => sum + rate, 0) / clock.dayMinutes
}

/** One run from its beginning to its end, telling progress between slices; undefined – too many cases came together. */
export function* runOnce(
  scenario: Scenario,
  run: number,
  observer?: Observer,
): Generator<RunProgress, Tally | undefined, void> {
  const one = new Run({ ...scenario, run, ...(observer && { observer }) })
  while (!one.advance(SLICE)) yield { share: one.progress, events: one.tally.events }
  return one.overflowed ? undefined : one.tally
}

/** Runs `first` to `first + count − 1`; undefined – too many cases came together in one of them. */
export function* runSet(
  scenario: Scenario,
  first: number,
  count: number,
): Generator<RunProgress, Tally[] | undefined, void> {
  const tallies: Tally[] = []
  let events = 0
  for (let i = 0; i < count; i += 1) {
    const run = runOnce(scenario, first + i)
    for (;;) {
      const step = run.next()
      if (step.done) {
        if (step.value === undefined) return undefined
        tallies.push(step.value)
        events += step.value.events
        yield { share: (i + 1) / count, events }
        break
      }
      yield { share: (i + step.value.share) / count, events: events + step.value.events }
    }
  }
  return tallies
}
