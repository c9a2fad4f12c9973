'use server'
import { formAction } from '@/lib/forms/form-action'
import { changeParticipants } from '@/lib/projects/opening/commands'

export const changeParticipantsAction = formAction(changeParticipants, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/projects/${id}`,
})
