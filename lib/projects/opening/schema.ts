/** Inputs of opening a project, one for form and command. */
import { z } from 'zod'
import { OptionalId, linesOf, Id, Version } from '@/lib/core/fields'
import { passportLimits } from '../form/passport'
import { projectKinds } from '../state/rules'

/** One line of a list of a form; one that was left empty is no line. */
const Participant = z.object({
  agencyId: OptionalId,
  part: z.string().trim().max(passportLimits.name, `Не больше ${passportLimits.name} знаков.`).default(''),
})

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
  version: Version,
  participants: Participants,
})
