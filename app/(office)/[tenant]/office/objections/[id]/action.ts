'use server'
import { formAction } from '@/lib/forms/form-action'
import { settleObjection } from '@/lib/rating/settlement/objection-commands'

export const settleAction = formAction(settleObjection, { message: () => 'Решение принято, участник получит письмо.' })
