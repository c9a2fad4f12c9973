/** What a person asks of a simulation → the input of the engine. Pure. */
import { z } from 'zod'
import { addDays } from '@/lib/core/dates'
import { whole } from '@/lib/core/fields'
import { fraction, roundedText } from '@/lib/core/fraction'
import { isShortenedDay, isWorkingDay } from '@/lib/core/work-calendar'
import { LEAST_RUNS } from './interval'
import type { SearchInput, SimulatedModel, SimulationInput, WorkingHours } from './schema'

/** Fields of the page, as they are typed; people of each role by its id. */
export const SimulationQuestion = z.object({
  /** Per cent of the cases, working days they are to be done within. */
  share: whole('Напишите целое число от 1 до 99.', 1, 99),
  days: whole('Напишите целое число от 1 до 1000.', 1, 1000),
  perYear: whole('Напишите целое число от 1 до 100 000 000.', 1, 100_000_000),
  seed: whole('Напишите целое число от 0 до 999 999 999.', 0, 999_999_999),
  people: z.record(z.string(), z.record(z.string(), whole('Напишите целое число от 0 до 10 000.', 0, 10_000))),
})
export type SimulationQuestion = z.infer<typeof SimulationQuestion>

/** What is not asked: the year whose calendar counts, minutes of a working day. */
type SimulationFrame = {
  year: number
  dayMinutes: number
  /** Minutes of work and waiting of the longest of the states that are simulated. */
  longest: number
}

/** Both states count: they are simulated with the same cases. */
export const frameOf = (view: {
  year: number
  dayMinutes: number
  states: Partial<Record<string, { total: number }>>
}): SimulationFrame => ({
  year: view.year,
  dayMinutes: view.dayMinutes,
  longest: Math.max(0, ...Object.values(view.states).map((state) => state?.total ?? 0)),
})

const OPENS = 540
const LUNCH = { from: 780, to: 840 }

/** From 9:00, with a lunch hour at 13:00 where the day reaches so far; a day too long for that begins at midnight. */
export function spansOf(dayMinutes: number): Extract<WorkingHours, { kind: 'calendar' }>['spans'] {
  const morning = LUNCH.from - OPENS
  if (dayMinutes <= morning) return [{ from: OPENS, to: OPENS + dayMinutes }]
  const to = LUNCH.to + dayMinutes - morning
  return to <= 1440
    ? [
        { from: OPENS, to: LUNCH.from },
        { from: LUNCH.to, to },
      ]
    : [{ from: 0, to: dayMinutes }]
}

/** Minutes of working time of a year by the production calendar; Monday to Friday where it is not published. */
export function minutesOfYear({ year, dayMinutes }: Pick<SimulationFrame, 'year' | 'dayMinutes'>): number {
  let minutes = 0
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1))
    if (isWorkingDay(day).working) minutes += Math.max(0, dayMinutes - (isShortenedDay(day) ? 60 : 0))
  return minutes
}

/** Working days of a year, and what a browser reckons in seconds: cases of all runs. */
const USUAL_DAYS = 247
const MOST_CASES = 400_000
/** Measured cases of a run, for their shares to mean something. */
const LEAST_CASES = 50
const MOST_DAYS = 10 * USUAL_DAYS
const WARM_UP_DAYS = 40

/** Days that are cut off until the process has filled, and days that are measured: fewer where many cases come. */
export function periodOf(perYear: number, frame: SimulationFrame): { warmUpDays: number; measuredDays: number } {
  const perDay = (perYear / minutesOfYear(frame)) * frame.dayMinutes
  const fewest = Math.ceil(LEAST_CASES / perDay)
  const most = Math.max(1, Math.floor(MOST_CASES / LEAST_RUNS / perDay))
  const measuredDays = Math.min(MOST_DAYS, most, Math.max(USUAL_DAYS, fewest))
  const filled = Math.ceil((2 * frame.longest) / frame.dayMinutes)
  return { warmUpDays: Math.min(MOST_DAYS, Math.max(filled, Math.min(WARM_UP_DAYS, measuredDays))), measuredDays }
}

/** One state of the process with its people: cases come at random, so many a year of working time. */
export function inputOf(
  model: SimulatedModel,
  staff: Readonly<Record<string, number>>,
  { perYear, days, seed }: Pick<SimulationQuestion, 'perYear' | 'days' | 'seed'>,
  frame: SimulationFrame,
): SimulationInput {
  return {
    model,
    staff: { ...staff },
    arrivals: { kind: 'poisson', perHour: roundedText(fraction(perYear * 60, minutesOfYear(frame)), 9) },
    hours: { kind: 'calendar', from: `${frame.year}-01-01`, spans: spansOf(frame.dayMinutes) },
    times: 'given',
    ...periodOf(perYear, frame),
    runs: LEAST_RUNS,
    seed,
    limit: { days, unit: 'working' },
  }
}

/** «Сколько людей нужно, чтобы … % обращений решались за … рабочих дней»: of all roles, none is fixed. */
export function searchOf(
  model: SimulatedModel,
  staff: Readonly<Record<string, number>>,
  question: SimulationQuestion,
  frame: SimulationFrame,
): SearchInput {
  return {
    ...inputOf(model, staff, question, frame),
    limit: { days: question.days, unit: 'working' },
    share: question.share / 100,
    fixed: [],
  }
}
