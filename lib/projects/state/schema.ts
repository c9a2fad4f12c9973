/** Input of the commands on projects, one for form and command. */
import { z } from 'zod'
import { Day } from '@/lib/agencies/schema'
import { passportLimits, PassportPath, PassportText } from '../form/passport'
import { projectKinds } from './rules'

const emptyToNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value)
export const Id = z.uuid({ error: 'Выберите из списка.' })
const OptionalId = z.preprocess(
  emptyToNull,
  Id.nullish().transform((id) => id ?? null),
)

/** One line of a list of a form; one that was left empty is no line. */
const Participant = z.object({
  agencyId: OptionalId,
  part: z.string().trim().max(passportLimits.name, `Не больше ${passportLimits.name} знаков.`).default(''),
})
/** Keys of lines that were taken away in the form leave gaps. */
const linesOf = (value: unknown) =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.values(value) : value
const Participants = z.preprocess(
  linesOf,
  z.array(Participant).max(passportLimits.rows, `Не больше ${passportLimits.rows} органов.`).default([]),
)

export const OpenProjectInput = z.object({
  kind: z.enum(projectKinds, { error: 'Выберите вид проекта.' }),
  title: z
    .string({ error: 'Назовите проект.' })
    .trim()
    .min(5, 'Назовите проект: что станет лучше, не короче 5 знаков.')
    .max(300, 'Не больше 300 знаков.'),
  agencyId: Id,
  /** One of the programme's grounds; empty with own words in groundText. */
  ground: z
    .string()
    .trim()
    .max(passportLimits.name)
    .default('')
    .transform((ground) => (ground === 'own' ? '' : ground)),
  groundText: z.string().trim().max(passportLimits.name, `Не больше ${passportLimits.name} знаков.`).default(''),
  participants: Participants,
  portfolioId: OptionalId,
  proposalId: OptionalId,
  practiceId: OptionalId,
})

export const ChangeParticipantsInput = z.object({
  id: Id,
  version: z.coerce.number().int(),
  participants: Participants,
})

const Edit = z.object({ path: PassportPath, base: PassportText, text: PassportText })
/** Autosave: what was typed over what, by path. */
export const SavePassportInput = z.object({ id: Id, edits: z.array(Edit).min(1).max(500) })

const Words = (most: number) => z.string().trim().max(most, `Не больше ${most} знаков.`)
const Reason = z
  .string({ error: 'Напишите причину.' })
  .trim()
  .min(5, 'Напишите причину, не короче 5 знаков.')
  .max(1000, 'Не больше 1000 знаков.')

export const SubmitPassportInput = z.object({ id: Id, reason: Words(1000).default('') })
export const ProjectIdInput = z.object({ id: Id })
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
  id: Id,
  remarks: z
    .preprocess(linesOf, z.array(Remark).max(100))
    .transform((rows) => rows.filter(({ text }) => text !== ''))
    .refine((rows) => rows.length > 0, 'Напишите хотя бы одно замечание: что исправить.'),
})
const Named = (what: string) =>
  z.string({ error: what }).trim().min(3, what).max(passportLimits.name, `Не больше ${passportLimits.name} знаков.`)
export const ApprovePassportInput = z.object({
  id: Id,
  name: Named('Укажите, кто утвердил: фамилия, имя, отчество.'),
  position: Named('Укажите должность того, кто утвердил.'),
  date: Day,
  fileId: OptionalId,
  done: Words(4000).default(''),
  problems: Words(4000).default(''),
  next: Words(4000).default(''),
})
export const ResolveRemarkInput = z.object({
  id: Id,
  resolved: z.preprocess((value) => value === true || value === 'true', z.boolean()),
})
export const CancelProjectInput = z.object({ id: Id, reason: Reason })
