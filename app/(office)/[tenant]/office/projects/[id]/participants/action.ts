'use server'
import { formAction } from '@/lib/platform/form-action'
import { changeParticipants } from '@/lib/projects/opening/commands'

export const changeParticipantsAction = formAction(changeParticipants, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/projects/${id}`,
})
