'use server'
import { formAction } from '@/lib/forms/form-action'
import { remindAgencies, remindedText } from '@/lib/rating/campaign/reminder-commands'

export const remindAction = formAction(remindAgencies, { message: remindedText })
