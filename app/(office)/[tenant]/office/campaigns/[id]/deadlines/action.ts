'use server'
import { formAction } from '@/lib/platform/form-action'
import { moveDeadline } from '@/lib/rating/campaign-commands'

export const moveDeadlineAction = formAction(moveDeadline, { message: () => 'Срок перенесён.' })
