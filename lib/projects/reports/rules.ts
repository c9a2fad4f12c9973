/**
 * Reports on a project to the competence centre (K 3.2: by direction, in the form and by the date that the authority
 * sets). Pure.
 */
import { z } from 'zod'
import type { DateString } from '@/lib/core/dates'
import { machine } from '@/lib/core/machine'

export type ReportKind = 'OPENING' | 'INTERIM' | 'CLOSING'
export type ReportStatus = 'DUE' | 'SUBMITTED' | 'RETURNED' | 'ACCEPTED'

export const reportLimits = { question: 300, questions: 12, answer: 6000 } as const

/** Asked unless the authority sets its own. */
export const standardQuestions = ['Что сделано', 'Что мешает и какая нужна помощь', 'Что будет сделано дальше']
const byKind: Record<ReportKind, string[]> = {
  OPENING: standardQuestions,
  INTERIM: standardQuestions,
  CLOSING: ['Какие цели достигнуты, какие нет и почему', 'Чем закреплён результат', 'Кому ещё подойдёт решение'],
}

const words = z.string().catch('')
/** `done`, `problems`, `next`: the standard questions under their short names, as the opening report keeps them. */
const Body = z
  .object({
    questions: z.array(z.string()).catch([]),
    answers: z.array(z.string()).catch([]),
    done: words,
    problems: words,
    next: words,
  })
  .partial()
  .catch({})
export type ReportBody = { questions: string[]; answers: string[] }

/** Questions and answers of a stored report; without questions of its own, those of its kind. */
export function readReportBody(stored: unknown, kind: ReportKind): ReportBody {
  const { questions = [], answers: given = [], done = '', problems = '', next = '' } = Body.parse(stored)
  const answers = given.length > 0 || questions.length > 0 ? given : [done, problems, next]
  const asked = questions.length > 0 ? questions : byKind[kind]
  return { questions: asked, answers: asked.map((_, i) => answers[i] ?? '') }
}

/** Questions typed one a line; empty lines are dropped. */
export const readQuestions = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

export const reportMachine = machine<ReportStatus, 'save' | 'submit' | 'accept' | 'return'>({
  DUE: { save: 'DUE', submit: 'SUBMITTED' },
  SUBMITTED: { accept: 'ACCEPTED', return: 'RETURNED' },
  RETURNED: { save: 'RETURNED', submit: 'SUBMITTED' },
  ACCEPTED: {},
})

/** Nobody submitted it and its day has passed. */
export const isReportLate = (
  { status, dueOn }: { status: ReportStatus; dueOn: DateString | null },
  today: DateString,
): boolean => dueOn !== null && dueOn < today && reportMachine.allows(status, 'submit')

/** The project as it stood when the report was submitted: kept with the report. */
export const ReportFacts = z.object({
  asOf: z.string(),
  status: z.string(),
  leader: z.string().default(''),
  startsOn: z.string().nullable(),
  endsOn: z.string().nullable(),
  stages: z.array(
    z.object({
      number: z.number(),
      title: z.string(),
      plannedTo: z.string().nullable(),
      dueTo: z.string().nullable(),
      closedOn: z.string().nullable(),
      lateDays: z.number(),
      late: z.enum(['NONE', 'LATE', 'CRITICAL']),
    }),
  ),
  tasks: z.object({ total: z.number(), done: z.number(), overdue: z.number() }),
  goals: z.array(
    z.object({
      name: z.string(),
      unit: z.string(),
      current: z.string(),
      target: z.string(),
      measured: z.string().nullable(),
      measuredOn: z.string().nullable(),
    }),
  ),
  effects: z.object({ money: z.string(), hours: z.string() }).default({ money: '0', hours: '0' }),
})
export type ReportFacts = z.infer<typeof ReportFacts>
export const readFacts = (stored: unknown): ReportFacts | null => ReportFacts.safeParse(stored).data ?? null
