'use server'
import { formAction } from '@/lib/forms/form-action'
import { returnPassport } from '@/lib/projects/approval/commands'

export const returnPassportAction = formAction(returnPassport, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/projects/${id}/passport`,
})
