'use server'
import { formAction } from '@/lib/forms/form-action'
import { approvePassport } from '@/lib/projects/approval/commands'

export const approvePassportAction = formAction(approvePassport, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/projects/${id}`,
})
