'use server'
import { formAction } from '@/lib/forms/form-action'
import { importPassport } from '@/lib/projects/passport/import-commands'

export const importPassportAction = formAction(importPassport, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/projects/${id}/passport`,
})
