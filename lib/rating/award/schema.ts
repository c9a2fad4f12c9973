/** Inputs of the commands on awards. */
import { z } from 'zod'
import { RecordId, needed } from '@/lib/core/fields'
import { COMMENT_MAX } from '../status/schema'

export const ConfirmAwardInput = z.object({
  awardId: RecordId,
  basis: needed('Укажите основание подтверждения, например решение или протокол с номером и датой.', COMMENT_MAX),
})
