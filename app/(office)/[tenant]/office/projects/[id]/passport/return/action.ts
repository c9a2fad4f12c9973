'use server'
import { formAction } from '@/lib/platform/form-action'
import { returnPassport } from '@/lib/projects/approval/commands'

export const returnPassportAction = formAction(returnPassport, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/projects/${id}/passport`,
})
