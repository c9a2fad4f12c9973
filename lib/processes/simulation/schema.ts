/** What a simulation is asked and what it answers: plain values that a worker is sent and sends back. Pure. */
import { z } from 'zod'
import { isDateString } from '@/lib/core/dates'
import { LEAST_RUNS } from './interval'

const Time = z.union([
  z.object({ fixed: z.string() }),
  z.object({ least: z.string(), usual: z.string(), most: z.string() }),
])

const Next = z.union([
  z.object({ to: z.string() }),
  z.object({ decision: z.array(z.object({ to: z.string(), p: z.string() })) }),
  z.object({ parallel: z.object({ branches: z.array(z.array(z.string())), join: z.string() }) }),
])

/** What of a ProcessModel (lib/processes/model) is simulated; its numbers are decimal strings, minutes of work. */
const SimulatedModel = z.object({
  start: z.string(),
  steps: z.array(
    z.object({
      id: z.string(),
      roles: z.array(z.object({ role: z.string(), share: z.string() })),
      wait: Time,
      work: Time,
      next: Next.optional(),
    }),
  ),
})
export type SimulatedModel = z.infer<typeof SimulatedModel>

/**
 * How cases come. `poisson` and `even` – so many an hour of working time, at random or at equal distances from the
 * first minute on; `hours` – at random, so many on average in each of the 24 hours of every working day: who comes
 * before or after the working hours waits for the next ones.
 */
const Arrivals = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['poisson', 'even']), perHour: z.string() }),
  z.object({ kind: z.literal('hours'), perHour: z.array(z.string()).length(24) }),
])
export type Arrivals = z.infer<typeof Arrivals>

/** Hours of work of a day, minutes from midnight: 9:00–13:00 is { from: 540, to: 780 }. */
const Span = z.object({ from: z.int().min(0).max(1440), to: z.int().min(0).max(1440) })

/**
 * When people work. `calendar` – in these hours of every working day of the production calendar from a day on, on a
 * shortened day an hour less; `unbroken` – day and night (for checking against theory; its day has 24 hours).
 */
const WorkingHours = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('calendar'),
    from: z.string().refine(isDateString),
    spans: z
      .array(Span)
      .min(1)
      .max(8)
      .refine((spans) => spans.every(({ from, to }, i) => from < to && from >= (spans[i - 1]?.to ?? 0))),
  }),
  z.object({ kind: z.literal('unbroken') }),
])
export type WorkingHours = z.infer<typeof WorkingHours>

/** A lead time of at most so many days: working days of the tenant's length, or days of the calendar between dates. */
const LeadLimit = z.object({ days: z.number().positive(), unit: z.enum(['working', 'calendar']) })
export type LeadLimit = z.infer<typeof LeadLimit>

export const SimulationInput = z.object({
  model: SimulatedModel,
  /** People by role. */
  staff: z.record(z.string(), z.int().min(0).max(1_000_000)),
  arrivals: Arrivals,
  hours: WorkingHours,
  /** `exponential` – only the means of the times count, each is drawn exponentially: for checking. */
  times: z.enum(['given', 'exponential']).default('given'),
  /** Working days that are simulated and left out, then those whose cases are measured. */
  warmUpDays: z.number().min(0),
  measuredDays: z.number().positive(),
  runs: z.int().min(LEAST_RUNS).max(1000).default(LEAST_RUNS),
  seed: z.int().min(0).max(0xffffffff),
  /** The share of cases that are done within it is told. */
  limit: LeadLimit.optional(),
})
export type SimulationInput = z.infer<typeof SimulationInput>

const faultCodes = [
  'no_steps',
  'unknown_step',
  'unknown_role',
  'not_a_number',
  'endless',
  'few_people',
  'no_arrivals',
  'too_big',
  'no_cases',
  'limit_unit',
] as const
/** Why there is nothing to tell; `step` and `role` by their ids. */
export const SimulationFault = z.object({
  code: z.enum(faultCodes),
  step: z.string().optional(),
  role: z.string().optional(),
})
export type SimulationFault = z.infer<typeof SimulationFault>

/** Mean of the runs ± half of Student's 95 % interval. */
const Mean = z.object({ mean: z.number(), half: z.number() })

/** Lead times that share 0…1 of the cases do not exceed. */
const Quantile = z.object({ share: z.number(), lead: Mean })

const StepFigures = z.object({
  step: z.string(),
  /** Passes of a case. */
  visits: Mean,
  /** Minutes a pass waits for people; null where too few runs had a pass. */
  queue: Mean.nullable(),
  /** Share of passes that wait for people at all. */
  queued: Mean.nullable(),
  /** Minutes of a case: waiting for people, given waiting, work. */
  queuePerCase: Mean,
  waitPerCase: Mean,
  workPerCase: Mean,
  /** Cases waiting for people, on average over time. */
  queueLength: Mean,
})
export type StepFigures = z.infer<typeof StepFigures>

const RoleFigures = z.object({
  role: z.string(),
  people: z.number(),
  /** People at work, on average over time, and the most at once in any run. */
  busy: Mean,
  most: z.number(),
  /** Share of the working time that people are at work; null – nobody. */
  load: Mean.nullable(),
  /** More work comes than these people can do: the queue grows as long as it is watched. */
  overloaded: z.boolean(),
})

export const SimulationResult = z.object({
  runs: z.number(),
  seed: z.number(),
  /** Arrivals, starts and ends of work, of all runs. */
  events: z.number(),
  /**
   * Measured cases of all runs, and those that were not done when watching ended (their lead time is at least that).
   */
  cases: z.number(),
  unfinished: z.number(),
  /** False – a year without a published calendar was touched: Monday to Friday was assumed. */
  calendarKnown: z.boolean(),
  /** The lead time of a case, minutes of working time. */
  lead: Mean,
  leadDeviation: Mean,
  quantiles: z.array(Quantile),
  /**
   * Done cases by lead time, of all runs: the i-th of `counts` from i to i + 1 widths, the last all that are longer.
   */
  histogram: z.object({ width: z.number(), counts: z.array(z.number()) }),
  /** The same in days of the calendar from the day of coming to the day of leaving; null in unbroken time. */
  calendarDays: z.object({ lead: Mean, quantiles: z.array(Quantile) }).nullable(),
  /** Share of the cases done within the limit; null – no limit was given. */
  within: Mean.nullable(),
  queuePerCase: Mean,
  waitPerCase: Mean,
  workPerCase: Mean,
  /** Cases that come to the end, an hour of working time; cases under way, on average over time. */
  perHour: Mean,
  underWay: Mean,
  steps: z.array(StepFigures),
  roles: z.array(RoleFigures),
})
export type SimulationResult = z.infer<typeof SimulationResult>

/** Later less earlier, run by run with the same cases: what is more than chance leaves out 0. */
const Difference = z.object({
  lead: Mean,
  quantiles: z.array(Quantile),
  within: Mean.nullable(),
  queuePerCase: Mean,
  waitPerCase: Mean,
  workPerCase: Mean,
})

export const ComparisonResult = z.object({ asIs: SimulationResult, toBe: SimulationResult, difference: Difference })
export type ComparisonResult = z.infer<typeof ComparisonResult>

/**
 * How many people are needed for a share of the cases to be done within the limit. `fixed` – roles that stay as in
 * `staff`; the others' numbers there are not asked.
 */
export const SearchInput = SimulationInput.extend({
  limit: LeadLimit,
  share: z.number().gt(0).lt(1),
  fixed: z.array(z.string()).default([]),
})
export type SearchInput = z.infer<typeof SearchInput>

const StepMinutes = z.object({ step: z.string(), wait: z.number(), work: z.number() })

export const SearchResult = z.discriminatedUnion('reached', [
  z.object({
    reached: z.literal(true),
    /** People by role, and all together: the fewest with which the share is reached. */
    people: z.record(z.string(), z.number()),
    total: z.number(),
    within: Mean,
    /** False – the interval holds the share that was asked for: a close call, more runs may say otherwise. */
    certain: z.boolean(),
    /** False – too many staffings to try all: nobody can be spared, but another staffing may be smaller. */
    proven: z.boolean(),
    /** What each role needs at least, were there enough of all others. */
    least: z.record(z.string(), z.number()),
    /** Staffings that were simulated. */
    tried: z.number(),
    result: SimulationResult,
  }),
  z.object({
    reached: z.literal(false),
    /**
     * `time` – with people in plenty it takes longer; `fixed` – people in plenty would do, but those of the fixed roles
     * do not.
     */
    cause: z.enum(['time', 'fixed']),
    /**
     * The share that people in plenty (of the roles that are not fixed) reach, and the lead time of the share asked
     * for.
     */
    within: Mean,
    lead: Mean,
    certain: z.boolean(),
    tried: z.number(),
    /** Minutes of a case that no staff shortens: given waiting and work of all steps and of each, the longest first. */
    wait: z.number(),
    work: z.number(),
    steps: z.array(StepMinutes),
    /** Minutes of a case that waits for people of the fixed roles. */
    queue: z.number(),
  }),
])
export type SearchResult = z.infer<typeof SearchResult>
