'use server'
import { formAction } from '@/lib/platform/form-action'
import { moveDeadline, movedText } from '@/lib/rating/campaign/commands'

export const moveDeadlineAction = formAction(moveDeadline, { message: ({ letters }) => movedText(letters) })
