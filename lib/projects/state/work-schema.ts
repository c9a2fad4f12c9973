/** Inputs of running a project: stages, artefacts, tasks, notes. One schema for form and command; messages say what to do. */
import { z } from 'zod'
import { AddLinkInput, day, needed, optionalText, REASON_MAX, whole } from '@/lib/rating/status/schema'
import { readTaskLines, taskBoards, taskLimits, taskStatuses } from '../tasks/rules'

const id = z.uuid({ error: 'Запись не найдена. Обновите страницу.' })
const stage = whole('Этап не найден. Обновите страницу.', 1, 99)
const version = whole('Обновите страницу: не удалось понять, какая версия изменена.', 0, 1_000_000_000)
const record = <S extends z.ZodRawShape>(shape: S) => z.object(shape, { error: 'Обновите страницу и повторите.' })
const empty = z.union([z.literal(''), z.null(), z.undefined()]).transform(() => null)
const optionalDay = z
  .union([empty, day('Такого дня нет. Укажите дату, например 05.06.2026, или оставьте пустой.')], {
    error: 'Такого дня нет. Укажите дату, например 05.06.2026, или оставьте пустой.',
  })
  .optional()
  .transform((value) => value ?? null)
const optionalId = z
  .union([empty, id], { error: 'Выберите из списка.' })
  .optional()
  .transform((value) => value ?? null)
const flag = z
  .union([z.boolean(), z.literal('on').transform(() => true)])
  .optional()
  .transform((value) => value ?? false)

const pastDay = (what: string) => day(`Укажите день, когда этап ${what}, например 05.06.2026.`)

export const StartStageInput = record({ projectId: id, number: stage, startedOn: pastDay('начат') })

export const CloseStageInput = record({
  projectId: id,
  number: stage,
  startedOn: pastDay('начат'),
  closedOn: pastDay('закончен'),
  result: needed('Напишите, что сделано на этапе.', 4000),
  noArtefact: optionalText(1000),
})

export const ReopenStageInput = record({
  projectId: id,
  number: stage,
  reason: needed('Напишите, почему этап открыт заново.', REASON_MAX),
})

export const MoveStageInput = record({
  projectId: id,
  number: stage,
  /** Absent for a stage of one day. */
  start: optionalDay,
  end: day('Укажите новый день окончания, например 05.06.2026.'),
  following: flag,
  reason: needed('Напишите, почему переносится срок.', REASON_MAX),
})

const artefact = {
  projectId: id,
  stage,
  tool: optionalText(200),
  note: optionalText(1000),
  title: needed('Назовите материал.', 300),
}
/** A link or a file that was uploaded beforehand. */
export const AddArtefactInput = z.union([
  record({ ...artefact, fileId: id }),
  record({ ...artefact, url: AddLinkInput.shape.url }),
])
export const RemoveArtefactInput = record({ artefactId: id })

/** What is said of any task, of a project or of a portfolio. */
export const taskWords = {
  title: needed('Напишите, что сделать.', taskLimits.title),
  details: optionalText(taskLimits.details),
  personId: optionalId,
  responsible: optionalText(taskLimits.responsible),
  dueOn: optionalDay,
}
export const taskId = id
export const taskVersion = version
export const taskStatus = z.enum(taskStatuses, { error: 'Выберите состояние задачи.' })
const task = {
  ...taskWords,
  stage: z
    .union([empty, stage])
    .optional()
    .transform((value) => value ?? null),
  agencyId: optionalId,
}
export const AddTaskInput = record({ projectId: id, board: z.enum(taskBoards).default('ROADMAP'), ...task })
export const UpdateTaskInput = record({ taskId: id, version, status: taskStatus, ...task })
export const MoveTaskInput = record({
  taskId: id,
  version,
  /** The column it goes to, or one place up or down in its own. */
  to: z.enum([...taskStatuses, 'UP', 'DOWN']),
})
export const RemoveTaskInput = record({ taskId: id, version })

export const AddNoteInput = record({
  projectId: id,
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
export const RemoveNoteInput = record({ noteId: id })
