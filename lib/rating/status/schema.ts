/** Fields that the inputs of several stages share: one schema for form and server. */
import { z } from 'zod'
import { RecordId, record, whole } from '@/lib/core/fields'

export const COMMENT_MAX = 10_000

export const criterion = whole('Критерий не найден. Обновите страницу.', 1, 1000)
export const score = whole('Выберите балл из перечня.', 0, 1000)

/** A number that a form may leave empty: '' and absence mean null. */
export const optionalScore = z
  .union([z.literal('').transform(() => null), z.null(), score], { error: 'Выберите балл из перечня.' })
  .optional()
  .transform((value) => value ?? null)

/** Anything that needs only the assessment: start, take up, finish verification, receive results, finalise. */
export const AssessmentInput = record({ assessmentId: RecordId })
