/** Inputs of the commands on awards. */
import { z } from 'zod'
import { RecordId, needed, Version } from '@/lib/core/fields'
import { COMMENT_MAX } from '../status/schema'

export const ConfirmAwardInput = z.object({
  awardId: RecordId,
  version: Version,
  basis: needed('Укажите основание подтверждения, например решение или протокол с номером и датой.', COMMENT_MAX),
})
