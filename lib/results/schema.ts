import { z } from 'zod'
import { Day, Id, OptionalId, Version } from '@/lib/core/fields'
import { compareDecimals, decimal, formatDecimal } from '@/lib/core/decimal'
import { goalNumber } from '@/lib/projects/form/goals'
import { effectKinds, numberInside } from './rules'

/** What to write instead of a text that is no number: the number in it, without its unit. */
function numberAdvice(typed: string): string {
  const inside = numberInside(typed)
  if (typed.trim() === '') return 'Укажите значение.'
  return inside === null
    ? `«${typed.trim().slice(0, 40)}» – не число. Напишите цифрами, например 12,5.`
    : `«${typed.trim().slice(0, 40)}» – не число. Напишите только ${formatDecimal(decimal(inside))}: единица измерения уже указана.`
}

/** A number as people type it → a decimal string. */
const TypedNumber = z.string({ error: 'Укажите значение.' }).transform((typed, ctx) => {
  const read = goalNumber(typed)
  if (read !== null) return read
  ctx.addIssue({ code: 'custom', message: numberAdvice(typed) })
  return z.NEVER
})

const text = (limit: number) => z.string().trim().max(limit, `Не длиннее ${limit} знаков.`).default('')

export const ReportMeasurementInput = z.object({
  projectId: Id,
  goalId: Id,
  measuredOn: Day,
  value: TypedNumber,
  comment: text(1000),
  fileId: OptionalId,
})

export const ReportEffectInput = z.object({
  projectId: Id,
  kind: z.enum(effectKinds, { error: 'Выберите, что сэкономлено.' }),
  amount: TypedNumber.refine((amount) => compareDecimals(amount, '0') > 0, 'Укажите величину больше нуля.'),
  year: z.coerce
    .number({ error: 'Укажите год.' })
    .int('Укажите год цифрами.')
    .min(2000, 'Укажите год не раньше 2000.')
    .max(2100, 'Укажите год не позже 2100.'),
  basis: z
    .string({ error: 'Напишите, как посчитано.' })
    .trim()
    .min(10, 'Напишите, как посчитано: из чего складывается величина.')
    .max(1000, 'Не длиннее 1000 знаков.'),
  /** «on» when the saving stands at the original project already. */
  included: z.literal('on').optional(),
  fileId: OptionalId,
})

/** A decision on a measurement or an effect; why is said when it is rejected. */
export const DecideResultInput = z
  .object({
    id: Id,
    version: Version,
    outcome: z.enum(['CONFIRMED', 'REJECTED'], { error: 'Выберите решение.' }),
    reason: text(1000),
  })
  .refine(({ outcome, reason }) => outcome === 'CONFIRMED' || reason.length >= 5, {
    path: ['reason'],
    message: 'Напишите, почему не принято и что исправить.',
  })

export const SeenResultInput = z.object({ id: Id, version: Version })
