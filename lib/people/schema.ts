import { z } from 'zod'
import { Id, OptionalId, Day, OptionalDay, Checked, Version } from '@/lib/core/fields'
import { roles } from '@/lib/core/permissions'
import { appointmentKinds, assignableRoles } from './labels'
import { sameEmail } from './rules'

export const PersonName = z
  .string({ error: 'Укажите фамилию, имя и отчество.' })
  .trim()
  .min(3, 'Укажите фамилию, имя и отчество.')
  .max(200, 'Не длиннее 200 знаков.')
export const Position = z
  .string()
  .trim()
  .max(300, 'Не длиннее 300 знаков.')
  .nullish()
  .transform((text) => text || null)
export const Email = z
  .string({ error: 'Укажите адрес электронной почты.' })
  .transform(sameEmail)
  .pipe(
    z
      .email({ error: 'Укажите адрес электронной почты, например ivanova@kuzbass.ru.' })
      .max(254, 'Слишком длинный адрес.'),
  )
const RoleInput = z
  .enum(roles, { error: 'Выберите роль.' })
  .refine((role) => assignableRoles.includes(role), 'Выберите роль из списка.')

export const CreatePersonInput = z.object({
  name: PersonName,
  position: Position,
  email: Email,
  role: z.preprocess(
    (value) => (value === '' ? null : value),
    RoleInput.nullish().transform((role) => role ?? null),
  ),
  agencyId: OptionalId,
  invite: Checked,
})
export const UpdatePersonInput = z.object({
  id: Id,
  version: Version,
  name: PersonName,
  position: Position,
  email: Email,
})
export const SeenPersonInput = z.object({ id: Id, version: Version })
export const AssignRoleInput = z.object({ id: Id, version: Version, role: RoleInput, agencyId: OptionalId })
export const RemoveRoleInput = z.object({ id: Id, version: Version, membershipId: Id })
export const ResetSecondFactorInput = z.object({
  id: Id,
  version: Version,
  reason: z
    .string({ error: 'Укажите причину.' })
    .trim()
    .min(3, 'Укажите причину: её увидят в журнале и в письме.')
    .max(500, 'Не длиннее 500 знаков.'),
})
export const BlockPersonInput = z.object({
  id: Id,
  version: Version,
  reason: z
    .string({ error: 'Укажите причину.' })
    .trim()
    .min(3, 'Укажите причину: её увидят в журнале.')
    .max(500, 'Не длиннее 500 знаков.'),
})

export const CreateAppointmentInput = z
  .object({
    agencyId: Id,
    personId: Id,
    kind: z.enum(appointmentKinds, { error: 'Выберите, кем назначен.' }),
    position: z
      .string({ error: 'Укажите должность.' })
      .trim()
      .min(2, 'Укажите должность по основному месту работы.')
      .max(300, 'Не длиннее 300 знаков.'),
    actNumber: z
      .string({ error: 'Укажите номер акта.' })
      .trim()
      .min(1, 'Укажите номер распорядительного акта.')
      .max(60, 'Не длиннее 60 знаков.'),
    actDate: Day,
    from: Day,
    until: OptionalDay,
    /** The position is one that the act allows for a curator of this kind of agency (B 4.2.1). */
    positionConfirmed: Checked,
    /** The present head or curator steps down the day before. */
    replace: Checked,
    /** Also give the role on the portal that goes with the appointment. */
    grantRole: Checked,
  })
  .refine((input) => input.until === null || input.until >= input.from, {
    path: ['until'],
    error: 'Окончание раньше начала.',
  })

export const EndAppointmentInput = z.object({ id: Id, version: Version, until: Day, removeRole: Checked })
