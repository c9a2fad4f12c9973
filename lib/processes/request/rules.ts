/** Requests of the process office for the actual course of processes (Leningrad 3.2). Pure. */
import { z } from 'zod'
import type { DateString } from '@/lib/core/dates'
import { machine } from '@/lib/core/machine'
import { formatLong } from '@/lib/core/dates'
import { addWorkingDays, isWorkingDay } from '@/lib/core/work-calendar'

export type CourseStatusName = 'DUE' | 'SUBMITTED' | 'RETURNED' | 'ACCEPTED'

export const courseMachine = machine<CourseStatusName, 'save' | 'submit' | 'accept' | 'return'>({
  DUE: { save: 'DUE', submit: 'SUBMITTED' },
  SUBMITTED: { accept: 'ACCEPTED', return: 'RETURNED' },
  RETURNED: { save: 'RETURNED', submit: 'SUBMITTED' },
  ACCEPTED: {},
})

/** Its day has passed and it is not handed in. */
export const isCourseLate = (
  { status, dueOn }: { status: CourseStatusName; dueOn: DateString },
  today: DateString,
): boolean => dueOn < today && courseMachine.allows(status, 'submit')

/** The course of a process as it was when it was handed in: kept with the answer. */
export const CourseFacts = z.object({
  asOf: z.string(),
  steps: z.array(
    z.object({ number: z.number(), name: z.string(), roles: z.string(), wait: z.string(), work: z.string() }),
  ),
  /** Lead time in words; '' – it cannot be reckoned. */
  lead: z.string(),
  /** Roubles of one run; '' – it cannot be reckoned. For those alone who may see rates. */
  run: z.string(),
  /** What in the table is in doubt, in words. */
  doubts: z.array(z.string()),
})
export type CourseFacts = z.infer<typeof CourseFacts>
export const readCourse = (stored: unknown): CourseFacts | null => CourseFacts.safeParse(stored).data ?? null

export type ItemProblem = 'NO_STEPS' | 'NO_RUNS'

/** What is missing of a process for its answer to be handed in. */
export function itemProblems({ steps, runsPerYear }: { steps: number; runsPerYear: number | null }): ItemProblem[] {
  return [...(steps === 0 ? (['NO_STEPS'] as const) : []), ...(runsPerYear === null ? (['NO_RUNS'] as const) : [])]
}

/** Why a term cannot stand: past, or a day on which nobody works – with the next one on which they do. */
export function termProblem(dueOn: DateString, today: DateString): string | null {
  if (dueOn < today) return 'Этот день уже прошёл. Укажите будущий.'
  return isWorkingDay(dueOn).working
    ? null
    : `${formatLong(dueOn)} – выходной. Ближайший рабочий день – ${formatLong(addWorkingDays(dueOn, 1).date)}`
}
