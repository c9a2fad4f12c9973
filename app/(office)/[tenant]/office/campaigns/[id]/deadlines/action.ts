'use server'
import { formAction } from '@/lib/forms/form-action'
import { moveDeadline, movedText } from '@/lib/rating/campaign/commands'

export const moveDeadlineAction = formAction(moveDeadline, { message: ({ letters }) => movedText(letters) })
