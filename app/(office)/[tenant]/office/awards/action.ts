'use server'
import { formatLong } from '@/lib/core/dates'
import { formAction } from '@/lib/forms/form-action'
import { confirmAward } from '@/lib/rating/award/commands'

export const confirmAwardAction = formAction(confirmAward, {
  message: ({ validUntil }) => `Уровень подтверждён до ${formatLong(validUntil)}`,
})
