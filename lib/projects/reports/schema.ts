/** Inputs of reports and of the significance evaluation. */
import { z } from 'zod'
import { day, needed, optionalText, whole } from '@/lib/rating/status/schema'
import { readQuestions, reportLimits } from './rules'

const id = z.uuid({ error: 'Запись не найдена. Обновите страницу.' })
const chosen = z.union([z.literal(''), z.null(), z.undefined()]).transform(() => null)
const optionalId = z
  .union([chosen, id], { error: 'Выберите из списка.' })
  .optional()
  .transform((value) => value ?? null)
const record = <S extends z.ZodRawShape>(shape: S) => z.object(shape, { error: 'Обновите страницу и повторите.' })

export const reportScopes = ['PROJECT', 'PORTFOLIO', 'AGENCY', 'ALL'] as const

export const AskReportInput = record({
  scope: z.enum(reportScopes, { error: 'Выберите, по каким проектам нужен отчёт.' }),
  projectId: optionalId,
  portfolioId: optionalId,
  agencyId: optionalId,
  /** Direction (sphere) of activity, K 3.2. */
  direction: optionalText(300),
  dueOn: day('Укажите срок отчёта, например 20.12.2026.'),
  request: optionalText(2000),
  questions: z
    .string()
    .max(6000, 'Слишком длинный список вопросов.')
    .default('')
    .transform(readQuestions)
    .pipe(
      z
        .array(z.string().max(reportLimits.question, `Вопрос не длиннее ${reportLimits.question} знаков.`))
        .max(reportLimits.questions, `Не больше ${reportLimits.questions} вопросов.`),
    ),
}).superRefine(({ scope, projectId, portfolioId, agencyId }, ctx) => {
  const missing = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
  if (scope === 'PROJECT' && projectId === null) missing('projectId', 'Выберите проект.')
  if (scope === 'PORTFOLIO' && portfolioId === null) missing('portfolioId', 'Выберите портфель.')
  if (scope === 'AGENCY' && agencyId === null) missing('agencyId', 'Выберите орган.')
})

const answers = z
  .array(z.string().trim().max(reportLimits.answer, `Не больше ${reportLimits.answer} знаков.`))
  .max(reportLimits.questions)
  .default([])
const version = whole('Обновите страницу: не удалось понять, какая версия отчёта изменена.', 0, 1_000_000_000)
export const SaveReportInput = record({ reportId: id, version, answers })
export const SubmitReportInput = SaveReportInput
export const AcceptReportInput = record({ reportId: id, remarks: optionalText(4000) })
export const ReturnReportInput = record({ reportId: id, remarks: needed('Напишите, что исправить.', 4000) })

export const EvaluateProjectInput = record({
  projectId: id,
  /** The form that the person saw; a newer one since then asks to look again. */
  formVersion: whole('Обновите страницу.', 0, 1_000_000),
  /** By criterion, c0 first: a list would close up over an answer that was left out. */
  answers: z
    .record(z.string().regex(/^c\d{1,2}$/), z.coerce.number().int().min(0).max(99), {
      error: 'Ответьте на каждый критерий.',
    })
    .default({})
    .transform((chosen) => Array.from({ length: 30 }, (_, i) => chosen[`c${i}`] ?? -1)),
  comment: optionalText(2000),
})
