/** What one run says, in numbers that are then summed up over the runs. */
import type { LeadLimit } from './schema'
import type { Scenario } from './run-set'
import type { Tally } from './tally'

/** Shares of cases whose lead times are told. */
export const QUANTILES = [0.5, 0.8, 0.9, 0.95, 0.99] as const

export type RunFigures = {
  events: number
  cases: number
  unfinished: number
  lead: number
  deviation: number
  quantiles: number[]
  days: { lead: number; quantiles: number[] } | null
  /** Share of the cases done within the limit. */
  within: number | null
  queuePerCase: number
  waitPerCase: number
  workPerCase: number
  perHour: number
  underWay: number
  steps: {
    visits: number
    /** Minutes of a pass and share of passes; null – no pass. */
    queue: number | null
    queued: number | null
    queuePerCase: number
    waitPerCase: number
    workPerCase: number
    queueLength: number
  }[]
  roles: { busy: number; most: number }[]
}

/** Sums of binary numbers may be a hair above what they mean. */
const HAIR = 1e-6

/** The figures of a run; undefined – no case came in the measured time. */
export function figuresOf(tally: Tally, { clock }: Scenario, limit: LeadLimit | undefined): RunFigures | undefined {
  const { cases, begin, end, leads, ages, days, ageDays } = tally
  if (cases === 0) return undefined
  const minutes = end - begin
  const all = merged(leads.sorted(), ages.sorted())
  const lead = sumOf(all) / cases
  const allDays = merged(days.sorted(), ageDays.sorted())
  return {
    events: tally.events,
    cases,
    unfinished: ages.length,
    lead,
    deviation: deviationOf(all, lead),
    quantiles: QUANTILES.map((share) => quantileOf(all, share)),
    days:
      allDays.length === 0
        ? null
        : { lead: sumOf(allDays) / cases, quantiles: QUANTILES.map((share) => quantileOf(allDays, share)) },
    within:
      limit === undefined
        ? null
        : (limit.unit === 'calendar'
            ? atMost(days.sorted(), limit.days)
            : atMost(leads.sorted(), limit.days * clock.dayMinutes)) / cases,
    queuePerCase: sumOf(tally.queue) / cases,
    waitPerCase: sumOf(tally.wait) / cases,
    workPerCase: sumOf(tally.work) / cases,
    perHour: (tally.done / minutes) * 60,
    underWay: tally.caseArea / minutes,
    steps: Array.from(tally.passes, (passes, s) => ({
      visits: passes / cases,
      queue: passes === 0 ? null : tally.queue[s]! / passes,
      queued: passes === 0 ? null : tally.queued[s]! / passes,
      queuePerCase: tally.queue[s]! / cases,
      waitPerCase: tally.wait[s]! / cases,
      workPerCase: tally.work[s]! / cases,
      queueLength: tally.queueArea[s]! / minutes,
    })),
    roles: Array.from(tally.busyArea, (area, r) => ({ busy: area / minutes, most: tally.most[r]! })),
  }
}

/** The least lead time that so large a share of the cases does not exceed; of sorted ones. */
export function quantileOf(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length - HAIR) - 1)] ?? 0
}

/** How many of the sorted numbers are not above the limit. */
function atMost(sorted: Float64Array, limit: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! <= limit + HAIR) low = middle + 1
    else high = middle
  }
  return low
}

function merged(some: Float64Array, others: Float64Array): Float64Array {
  if (others.length === 0) return some
  const all = new Float64Array(some.length + others.length)
  all.set(some)
  all.set(others, some.length)
  return all.sort()
}

const sumOf = (row: Float64Array): number => {
  let sum = 0
  for (const value of row) sum += value
  return sum
}

function deviationOf(row: Float64Array, mean: number): number {
  if (row.length < 2) return 0
  let squares = 0
  for (const value of row) squares += (value - mean) * (value - mean)
  return Math.sqrt(squares / (row.length - 1))
}
