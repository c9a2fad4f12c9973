/** Inputs of the commands of an optimisation. Pure. */
import { z } from 'zod'
import { readDecimal, toDecimalString } from '@/lib/core/decimal'
import {
  Checked,
  Id,
  linesOf,
  needed,
  OptionalDay,
  OptionalId,
  optionalText,
  RecordId,
  Version,
} from '@/lib/core/fields'
import { listOf } from '@/lib/core/form-data'
import { bones, problemLimits } from './problem'

export const solutionStates = ['PROPOSED', 'CHOSEN', 'POSTPONED', 'REJECTED'] as const
export type SolutionStateName = (typeof solutionStates)[number]
const paperKinds = ['INFO', 'PLAN'] as const
export type PaperKindName = (typeof paperKinds)[number]
export type PaperStatusName = 'SENT' | 'AGREED' | 'APPROVED' | 'RETURNED'

/** A number as it is typed, kept as a decimal with a point. */
const figure = (message: string, least: number, most: number, digits: number) =>
  z
    .string({ error: message })
    .trim()
    .transform((typed, ctx) => {
      const read = readDecimal(typed === '' ? '0' : typed)
      const value = read && read.units / 10 ** read.scale
      if (read && value !== undefined && value >= least && value <= most && read.scale <= digits)
        return toDecimalString(read)
      ctx.addIssue({ code: 'custom', message })
      return z.NEVER
    })

export const OpenOptimisationInput = z.object({
  processId: RecordId,
  title: needed('Назовите оптимизацию, не короче 5 знаков.', 300, 5),
  problem: needed('Напишите, какую проблему процесса решают.', 2000, 5),
  kind: z.enum(['LEAN', 'CLIENT_CENTRIC'], { error: 'Выберите вид проекта.' }).default('LEAN'),
  /** Of the process office: administers the working group (Leningrad 3.2). */
  administratorId: OptionalId,
  planDueOn: OptionalDay,
})

const minutes = figure('Напишите минуты числом, не больше 100 000.', 0, 100_000, 2).default('0')
const PinInput = z.object({
  stepId: Id,
  share: figure('Напишите долю от 0 до 100.', 0, 100, 2).default('100'),
  wait: minutes,
  work: minutes,
  returns: Checked,
})

/** Rows of a form; those without their main text are left out. */
const rows = <T extends z.ZodType>(row: T, main: string, most: number) =>
  z
    .preprocess(
      (value) => {
        const all = linesOf(value ?? [])
        return Array.isArray(all)
          ? all.filter(
              (one) =>
                typeof one === 'object' && one !== null && String((one as Record<string, unknown>)[main] ?? '') !== '',
            )
          : all
      },
      z.array(row).max(most, `Не больше ${most}.`),
    )
    .default([])

const problemFields = {
  title: needed('Назовите проблему, не короче 3 знаков.', 200, 3),
  pins: rows(PinInput, 'stepId', problemLimits.pins),
  whys: rows(z.object({ text: optionalText(500), proof: optionalText(500) }), 'text', problemLimits.whys),
  causes: rows(
    z.object({
      bone: z.enum(bones, { error: 'Выберите, к чему относится причина.' }),
      text: optionalText(200),
      proof: optionalText(300),
    }),
    'text',
    problemLimits.causes,
  ),
}
export const AddProblemInput = z.object({ optimisationId: RecordId, ...problemFields })
export const EditProblemInput = z.object({ id: RecordId, version: Version, ...problemFields })
export const DropProblemInput = z.object({ id: RecordId, version: Version })

const solutionFields = {
  text: needed('Напишите, что предлагается, не короче 3 знаков.', 500, 3),
  problemIds: listOf(Id, 'Выберите проблемы из списка.', 40),
  effort: figure('Напишите недели работы группы: от 0,1 до 200.', 0.1, 200, 1),
}
export const AddSolutionInput = z.object({ optimisationId: RecordId, ...solutionFields })
export const EditSolutionInput = z.object({
  id: RecordId,
  version: Version,
  ...solutionFields,
  state: z.enum(solutionStates, { error: 'Выберите, что решили.' }),
  reason: optionalText(500),
})

export const PlanMeasureInput = z.object({
  optimisationId: RecordId,
  /** None: a measure of the owner's own. */
  solutionId: OptionalId,
  internal: Checked,
  title: needed('Напишите, что сделать.', 300),
  details: optionalText(4000),
  agencyId: OptionalId,
  personId: OptionalId,
  responsible: optionalText(200),
  dueOn: OptionalDay,
  indicator: needed('Назовите показатель, по которому виден результат.', 200, 2),
  unit: optionalText(60),
  was: optionalText(60),
  target: needed('Напишите, каким показатель станет.', 60),
  cost: figure('Напишите рубли числом, не больше 100 млрд.', 0, 100_000_000_000, 2).default('0'),
  system: optionalText(300),
})

export const SendPaperInput = z.object({
  optimisationId: RecordId,
  kind: z.enum(paperKinds, { error: 'Обновите страницу и повторите.' }),
})
export const DecidePaperInput = z.object({
  id: RecordId,
  version: Version,
  decision: z.enum(['AGREE', 'APPROVE', 'RETURN'], { error: 'Выберите решение.' }),
  reason: optionalText(2000),
})
export const ReceivePaperInput = z.object({ id: RecordId, version: Version })

export const TellTroubleInput = z.object({
  optimisationId: RecordId,
  agencyIds: listOf(Id, 'Выберите органы из списка.', 40),
  taskId: OptionalId,
  text: needed('Напишите, что мешает и что нужно от руководителя.', 2000, 5),
})
export const AnswerTroubleInput = z.object({
  id: RecordId,
  version: Version,
  answer: needed('Напишите, что решено.', 2000, 2),
})
