import { z } from 'zod'
import { Id, OptionalId, emptyToNull, Day, OptionalDay, Version } from '@/lib/core/fields'
import { isInn } from '@/lib/core/inn'
import { isAgencyKind } from '@/lib/core/agency-kinds'

export const agencyStatuses = ['ACTIVE', 'ABOLISHED', 'MERGED'] as const
export type StatusName = (typeof agencyStatuses)[number]

const Basis = z
  .string({ error: 'Укажите основание.' })
  .trim()
  .min(3, 'Укажите основание: вид, номер и дату акта.')
  .max(500, 'Не длиннее 500 знаков.')

const AgencyName = z
  .string({ error: 'Укажите наименование.' })
  .trim()
  .min(3, 'Укажите полное наименование, не короче 3 знаков.')
  .max(300, 'Не длиннее 300 знаков.')
const AgencyKindInput = z
  .string({ error: 'Выберите вид органа.' })
  .refine(isAgencyKind, 'Выберите вид органа из списка.')
const ShortName = z.preprocess(
  emptyToNull,
  z
    .string()
    .trim()
    .max(120, 'Не длиннее 120 знаков.')
    .nullish()
    .transform((text) => text ?? null),
)
const Inn = z.preprocess(
  emptyToNull,
  z
    .string()
    .trim()
    .refine(isInn, 'ИНН не сходится: в нём 10 или 12 цифр с контрольной суммой.')
    .nullish()
    .transform((text) => text ?? null),
)

export const CreateAgencyInput = z.object({
  name: AgencyName,
  shortName: ShortName,
  kind: AgencyKindInput,
  parentId: OptionalId,
  inn: Inn,
  since: OptionalDay,
  basis: z.preprocess(
    emptyToNull,
    Basis.nullish().transform((text) => text ?? null),
  ),
})

/** A new name or another parent is an event with a date and a basis; the rest is only put right. */
export const UpdateAgencyInput = z.object({
  id: Id,
  version: Version,
  name: AgencyName,
  shortName: ShortName,
  kind: AgencyKindInput,
  parentId: OptionalId,
  inn: Inn,
  date: OptionalDay,
  basis: z.preprocess(
    emptyToNull,
    Basis.nullish().transform((text) => text ?? null),
  ),
})
export const AbolishAgencyInput = z.object({ id: Id, version: Version, date: Day, basis: Basis })
export const MergeAgencyInput = z.object({ id: Id, version: Version, intoId: Id, date: Day, basis: Basis })
