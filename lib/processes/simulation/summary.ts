/** The runs' figures summed up: means with Student's intervals. */
import { QUANTILES, type RunFigures } from './figures'
import { histogramOf } from './histogram'
import { intervalOf, LEAST_RUNS, type Interval } from './interval'
import type { Scenario } from './run-set'
import type { ComparisonResult, SimulationResult, StepFigures } from './schema'
import type { Tally } from './tally'

/** Runs of one scenario, in order: `figures[i]` of run i. */
export type Measured = { figures: RunFigures[]; tallies: Tally[] }

export function summed({ figures, tallies }: Measured, scenario: Scenario): SimulationResult {
  const over = (of: (run: RunFigures) => number): Interval => intervalOf(figures.map(of))
  const total = (of: (run: RunFigures) => number): number => figures.reduce((sum, run) => sum + of(run), 0)
  const { plan, people, offered, clock } = scenario
  const dated = figures.flatMap(({ days }) => (days === null ? [] : [days]))
  return {
    runs: figures.length,
    seed: scenario.seed >>> 0,
    events: total(({ events }) => events),
    cases: total(({ cases }) => cases),
    unfinished: total(({ unfinished }) => unfinished),
    calendarKnown: clock.calendarKnown,
    lead: over(({ lead }) => lead),
    leadDeviation: over(({ deviation }) => deviation),
    quantiles: quantilesOf(figures.map(({ quantiles }) => quantiles)),
    histogram: histogramOf(
      tallies.map(({ leads }) => leads.sorted()),
      clock.dayMinutes,
    ),
    calendarDays:
      dated.length < figures.length
        ? null
        : {
            lead: intervalOf(dated.map(({ lead }) => lead)),
            quantiles: quantilesOf(dated.map(({ quantiles }) => quantiles)),
          },
    within: withinOf(figures),
    queuePerCase: over(({ queuePerCase }) => queuePerCase),
    waitPerCase: over(({ waitPerCase }) => waitPerCase),
    workPerCase: over(({ workPerCase }) => workPerCase),
    perHour: over(({ perHour }) => perHour),
    underWay: over(({ underWay }) => underWay),
    steps: plan.steps.map((step, s) => stepFigures(step, figures, s)),
    roles: plan.roles.map((role, r) => {
      const there = people[r] ?? 0
      const busy = over(({ roles }) => roles[r]?.busy ?? 0)
      return {
        role,
        people: there,
        busy,
        most: Math.max(...figures.map(({ roles }) => roles[r]?.most ?? 0)),
        load: there === 0 ? null : { mean: busy.mean / there, half: busy.half / there },
        overloaded: there > 0 && (offered[r] ?? 0) > there,
      }
    }),
  }
}

function stepFigures(step: string, figures: readonly RunFigures[], s: number): StepFigures {
  type Row = RunFigures['steps'][number]
  const rows = figures.flatMap(({ steps }) => steps[s] ?? [])
  const over = (of: (row: Row) => number): Interval => intervalOf(rows.map(of))
  const overPasses = (of: (row: Row) => number | null): Interval | null => {
    const values = rows.map(of).filter((value) => value !== null)
    return values.length < LEAST_RUNS ? null : intervalOf(values)
  }
  return {
    step,
    visits: over(({ visits }) => visits),
    queue: overPasses(({ queue }) => queue),
    queued: overPasses(({ queued }) => queued),
    queuePerCase: over(({ queuePerCase }) => queuePerCase),
    waitPerCase: over(({ waitPerCase }) => waitPerCase),
    workPerCase: over(({ workPerCase }) => workPerCase),
    queueLength: over(({ queueLength }) => queueLength),
  }
}

const quantilesOf = (runs: readonly (readonly number[])[]): { share: number; lead: Interval }[] =>
  QUANTILES.map((share, i) => ({ share, lead: intervalOf(runs.map((quantiles) => quantiles[i] ?? 0)) }))

export const withinOf = (figures: readonly RunFigures[]): Interval | null => {
  const shares = figures.map(({ within }) => within).filter((share) => share !== null)
  return shares.length < figures.length ? null : intervalOf(shares)
}

/** Later less earlier, run by run: chance that both share is no difference. */
export function differenceOf(asIs: readonly RunFigures[], toBe: readonly RunFigures[]): ComparisonResult['difference'] {
  const pairs = asIs.flatMap((before, i): { before: RunFigures; after: RunFigures }[] => {
    const after = toBe[i]
    return after === undefined ? [] : [{ before, after }]
  })
  const over = (of: (run: RunFigures) => number): Interval =>
    intervalOf(pairs.map(({ before, after }) => of(after) - of(before)))
  const limited = pairs.every(({ before, after }) => before.within !== null && after.within !== null)
  return {
    lead: over(({ lead }) => lead),
    quantiles: QUANTILES.map((share, i) => ({ share, lead: over(({ quantiles }) => quantiles[i] ?? 0) })),
    within: limited ? over(({ within }) => within ?? 0) : null,
    queuePerCase: over(({ queuePerCase }) => queuePerCase),
    waitPerCase: over(({ waitPerCase }) => waitPerCase),
    workPerCase: over(({ workPerCase }) => workPerCase),
  }
}
