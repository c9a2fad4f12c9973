/** All that is reckoned of one process: a run, its cost on a day and of a year, staff. */
import { fractionOf, multiply, type Fraction } from '@/lib/core/fraction'
import { normHoursOf, workingDaysOf } from '@/lib/core/work-calendar'
import { runFigures, type RunFigures } from './figures'
import { runCost, type RunCost } from './money'
import { meanPrices } from './prices'
import { staffNeed } from './staff'
import type { ProcessModel, ProcessQuestion } from './types'

export type YearCost = {
  year: number
  workingDays: number
  runs: Fraction
  /** The mean over the working days of the year. */
  run: RunCost
  total: Fraction
  /** By row. */
  byStep: Fraction[]
}

export type YearStaff = { year: number; normHours: number; need: Map<string, Fraction> }

export type ProcessResults = {
  figures: RunFigures
  /** On the day that was asked. */
  cost?: RunCost
  yearCost?: YearCost
  staff: YearStaff[]
}

/** Of a question and a table that have no faults (`check.ts`). Throws RangeError otherwise. */
export function processResults(model: ProcessModel, question: ProcessQuestion): ProcessResults {
  const { roles, prices, day, year, runsPerYear, usefulShare, staffYears = [] } = question
  const figures = runFigures(model, roles)
  const results: ProcessResults = { figures, staff: [] }
  const costOver = (days: readonly string[]): RunCost =>
    runCost(
      model.steps,
      figures.visits,
      roles,
      meanPrices(prices ?? { rates: {}, materials: {}, overhead: [] }, model.steps, days),
    )
  if (day !== undefined) results.cost = costOver([day])
  if (runsPerYear === undefined) return results
  const runs = fractionOf(runsPerYear)
  if (year !== undefined) {
    const days = known(workingDaysOf(year), year)
    const run = costOver(days)
    const byStep = run.byStep.map((cost) => multiply(runs, cost))
    results.yearCost = { year, workingDays: days.length, runs, run, total: multiply(runs, run.run), byStep }
  }
  if (usefulShare !== undefined)
    results.staff = staffYears.map((one) => {
      const normHours = known(normHoursOf(one), one)
      return { year: one, normHours, need: staffNeed(figures.roleMinutes, runs, normHours, fractionOf(usefulShare)) }
    })
  return results
}

function known<T>(value: T | undefined, year: number): T {
  if (value === undefined) throw new RangeError(`No calendar of ${year}`)
  return value
}
