/** Inputs of collecting. Pure. */
import { z } from 'zod'
import { Checked, needed, OptionalId, record, RecordId, Version, whole } from '@/lib/core/fields'
import { answersSchema } from '../survey/definition'
import { enteredChannels } from './labels'

export const InviteInput = z.object({
  id: RecordId,
  list: needed('Вставьте адреса: по одному в строке.', 400_000),
})

export const AddDeskInput = z.object({
  touchpointId: RecordId,
  name: needed('Назовите планшет: «у выхода», «окно 4».', 200),
  quota: whole('Укажите, сколько ответов в час он примет: от 1 до 1000.', 1, 1_000),
})

export const RetireDeskInput = record({ id: RecordId, version: Version })

/** One sheet, as it was written down. */
export const SheetInput = z.object({
  id: RecordId,
  versionId: RecordId,
  channel: z.enum(enteredChannels, { error: 'Обновите страницу.' }),
  /** The sheet's own key: it is written once. */
  key: z.string().regex(/^[A-Za-z0-9_-]{16,64}$/, { error: 'Обновите страницу.' }),
  agencyId: OptionalId,
  touchpointId: OptionalId,
  forOther: Checked,
  answers: answersSchema,
})
