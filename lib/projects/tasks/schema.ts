/** Inputs of tasks and notes. */
import { Version, needed, optionalText, OptionalId, OptionalDay, RecordId, record, day } from '@/lib/core/fields'
import { z } from 'zod'
import { taskLimits, taskStatuses, taskBoards, readTaskLines } from './rules'
import { stageNumber } from '../stages/schema'

const empty = z.union([z.literal(''), z.null(), z.undefined()]).transform(() => null)

/** What is said of any task, of a project or of a portfolio. */
export const taskWords = {
  title: needed('Напишите, что сделать.', taskLimits.title),
  details: optionalText(taskLimits.details),
  personId: OptionalId,
  responsible: optionalText(taskLimits.responsible),
  dueOn: OptionalDay,
}

export const taskId = RecordId

export const taskStatus = z.enum(taskStatuses, { error: 'Выберите состояние задачи.' })

const task = {
  ...taskWords,
  stage: z
    .union([empty, stageNumber])
    .optional()
    .transform((value) => value ?? null),
  agencyId: OptionalId,
}

export const AddTaskInput = record({ projectId: RecordId, board: z.enum(taskBoards).default('ROADMAP'), ...task })

export const UpdateTaskInput = record({ taskId: RecordId, version: Version, status: taskStatus, ...task })

export const MoveTaskInput = record({
  taskId: RecordId,
  version: Version,
  /** The column it goes to, or one place up or down in its own. */
  to: z.enum([...taskStatuses, 'UP', 'DOWN']),
})

export const RemoveTaskInput = record({ taskId: RecordId, version: Version })

export const AddNoteInput = record({
  projectId: RecordId,
  heldOn: day('Укажите день встречи, например 05.06.2026.'),
  present: optionalText(1000),
  text: needed('Запишите, о чём говорили.', 10_000),
  /** One a line, with the due date at the end if there is one. */
  tasks: z
    .string()
    .max(10_000, 'Слишком длинный список.')
    .default('')
    .transform((text, ctx) => {
      const read = readTaskLines(text)
      if (read.ok) return read.lines
      ctx.addIssue({ code: 'custom', message: read.message })
      return z.NEVER
    }),
})

export const RemoveNoteInput = record({ noteId: RecordId })
