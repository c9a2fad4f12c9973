/** Fields that the inputs of several stages share: one schema for form and server. */
import { z } from 'zod'
import { RecordId, record, Version, whole } from '@/lib/core/fields'

export const COMMENT_MAX = 10_000

export const criterion = whole('Критерий не найден. Обновите страницу.', 1, 1000)
export const score = whole('Выберите балл из перечня.', 0, 1000)

/** A number that a form may leave empty: '' and absence mean null. */
export const optionalScore = z
  .union([z.literal('').transform(() => null), z.null(), score], { error: 'Выберите балл из перечня.' })
  .optional()
  .transform((value) => value ?? null)

/** An assessment, and the version of it that a decision is about. */
export const AssessmentInput = record({ assessmentId: RecordId, version: Version })

/** Several assessments of a list, each with the version that the list showed: «‹id›:‹version›». */
export const SeenLine = z
  .string({ error: 'Обновите страницу и отметьте участников заново.' })
  .regex(/^[0-9a-f-]{36}:\d{1,9}$/, { error: 'Обновите страницу и отметьте участников заново.' })
  .transform((line) => ({ id: line.slice(0, 36), version: Number(line.slice(37)) }))
