/** Inputs of reports. */
import { z } from 'zod'
import { RecordId, OptionalId, record, Version, needed, optionalText, day } from '@/lib/core/fields'
import { readQuestions, reportLimits } from './rules'

const reportScopes = ['PROJECT', 'PORTFOLIO', 'AGENCY', 'ALL'] as const

export const AskReportInput = record({
  scope: z.enum(reportScopes, { error: 'Выберите, по каким проектам нужен отчёт.' }),
  projectId: OptionalId,
  portfolioId: OptionalId,
  agencyId: OptionalId,
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
const seen = { reportId: RecordId, version: Version }
export const SaveReportInput = record({ ...seen, answers })
export const AcceptReportInput = record({ ...seen, remarks: optionalText(4000) })
export const ReturnReportInput = record({ ...seen, remarks: needed('Напишите, что исправить.', 4000) })
