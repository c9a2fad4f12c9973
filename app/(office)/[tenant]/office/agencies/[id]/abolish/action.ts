'use server'
import { abolishAgency } from '@/lib/succession/commands'
import { formAction } from '@/lib/forms/form-action'

export const abolishAgencyAction = formAction(abolishAgency, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/agencies/${id}`,
})
