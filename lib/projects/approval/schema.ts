/** Inputs of the way to approval. */
import { z } from 'zod'
import { Id, linesOf, Day, OptionalId, Version } from '@/lib/core/fields'
import { PassportPath, passportLimits } from '../form/passport'

const Words = (most: number) => z.string().trim().max(most, `Не больше ${most} знаков.`)

const Reason = z
  .string({ error: 'Напишите причину.' })
  .trim()
  .min(5, 'Напишите причину, не короче 5 знаков.')
  .max(1000, 'Не больше 1000 знаков.')

/** The project and its version that the person saw. */
const seen = { id: Id, version: Version }

export const SubmitPassportInput = z.object({ ...seen, reason: Words(1000).default('') })

export const SeenProjectInput = z.object(seen)

const Remark = z.object({
  path: z
    .union([
      z.literal(''),
      PassportPath,
      z.enum(['team', 'grounds', 'goals', 'effects', 'stages', 'leader', 'approver']),
    ])
    .default(''),
  text: Words(passportLimits.text).default(''),
})

export const ReturnPassportInput = z.object({
  ...seen,
  remarks: z
    .preprocess(linesOf, z.array(Remark).max(100))
    .transform((rows) => rows.filter(({ text }) => text !== ''))
    .refine((rows) => rows.length > 0, 'Напишите хотя бы одно замечание: что исправить.'),
})

const Named = (what: string) =>
  z.string({ error: what }).trim().min(3, what).max(passportLimits.name, `Не больше ${passportLimits.name} знаков.`)

export const ApprovePassportInput = z.object({
  ...seen,
  name: Named('Укажите, кто утвердил: фамилия, имя, отчество.'),
  position: Named('Укажите должность того, кто утвердил.'),
  date: Day,
  fileId: OptionalId,
  done: Words(4000).default(''),
  problems: Words(4000).default(''),
  next: Words(4000).default(''),
})

export const CancelProjectInput = z.object({ ...seen, reason: Reason })
