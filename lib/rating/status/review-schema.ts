/** Inputs of the review that go beyond schema.ts: what the person saw, why a rule is set aside, what paper says. */
import { z } from 'zod'
import { isDateString, parseDate } from '@/lib/core/dates'
import { AssessmentInput, COMMENT_MAX, FileObjectionInput, REASON_MAX, VerifyCriterionInput } from './schema'

const id = z.uuid({ error: 'Запись не найдена. Обновите страницу.' })
const needed = (message: string, max = REASON_MAX) =>
  z
    .string({ error: message })
    .trim()
    .min(1, { error: message })
    .max(max, { error: `Сократите текст: не больше ${max} знаков.` })
const day = (message: string) =>
  z
    .string({ error: message })
    .transform((typed) => parseDate(typed) ?? '')
    .refine(isDateString, { error: message })
const wholeNumber = (message: string) =>
  z.coerce
    .number({ error: message })
    .int({ error: message })
    .min(0, { error: message })
    .max(1_000_000_000, { error: message })

/** baseVersion – the version of the answer that the verifier saw; 0 – there was none. */
export const VerifyInput = VerifyCriterionInput.extend({
  baseVersion: wholeNumber('Обновите страницу: не удалось понять, какая версия оценки изменена.'),
})

/** overrideReason – why verification ends although requests for material are open. */
export const CompleteInput = AssessmentInput.extend({ overrideReason: z.string().trim().max(REASON_MAX).default('') })

/** A receipt known from paper or mail. */
export const ConfirmReceiptInput = AssessmentInput.extend({
  receivedOn: day('Укажите день получения, например 20.02.2026.'),
  basis: needed('Напишите, чем подтверждено получение, например номер письма с отметкой о вручении.'),
})

/** An objection with the files of each criterion, uploaded beforehand. */
export const ObjectInput = FileObjectionInput.extend({
  items: z
    .array(
      FileObjectionInput.shape.items.element.extend({
        fileIds: z
          .union([z.array(id).max(20), id.transform((one) => [one])], {
            error: 'Файл не найден. Загрузите его ещё раз.',
          })
          .default([]),
      }),
      { error: 'Отметьте хотя бы один критерий, с оценкой которого вы не согласны.' },
    )
    .min(1, { error: 'Отметьте хотя бы один критерий, с оценкой которого вы не согласны.' })
    .max(100),
})

/** Why each participant without a result is left out of the rating; published with it. */
export const PublishInput = z.object({
  campaignId: id,
  exclusions: z
    .array(z.object({ agencyId: id, reason: needed('Напишите, почему участник не вошёл в рейтинг.') }))
    .max(2000)
    .default([]),
})

export const CorrectInput = z.object({
  campaignId: id,
  /** The version that the person saw. */
  baseVersion: wholeNumber('Обновите страницу: не удалось понять, какая версия рейтинга исправляется.'),
  reason: needed('Укажите причину исправления: она будет опубликована вместе с рейтингом.'),
  items: z
    .array(
      z.object({
        agencyId: z.uuid({ error: 'Выберите участника.' }),
        criterion: wholeNumber('Выберите критерий.'),
        score: wholeNumber('Выберите новый балл.'),
        reason: needed('Напишите, почему балл исправлен.'),
      }),
    )
    .max(500)
    .default([]),
})

export const ConfirmAwardInput = z.object({
  awardId: id,
  basis: needed('Укажите основание подтверждения, например решение или протокол с номером и датой.', COMMENT_MAX),
})
