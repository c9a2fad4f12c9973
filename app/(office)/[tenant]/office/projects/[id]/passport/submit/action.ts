'use server'
import { formAction } from '@/lib/forms/form-action'
import { submitPassport } from '@/lib/projects/approval/commands'

export const submitPassportAction = formAction(submitPassport, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/projects/${id}/passport`,
})
