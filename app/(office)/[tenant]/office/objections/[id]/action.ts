'use server'
import { formAction } from '@/lib/platform/form-action'
import { settleObjection } from '@/lib/rating/objection-commands'

export const settleAction = formAction(settleObjection, { message: () => 'Решение принято, участник получит письмо.' })
