/** Inputs of the significance evaluation. */
import { record, RecordId, whole, optionalText } from '@/lib/core/fields'
import { z } from 'zod'

export const EvaluateProjectInput = record({
  projectId: RecordId,
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
