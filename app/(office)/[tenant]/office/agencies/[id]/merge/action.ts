'use server'
import { mergeAgency } from '@/lib/succession/commands'
import { formAction } from '@/lib/forms/form-action'

export const mergeAgencyAction = formAction(mergeAgency, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/agencies/${id}`,
})
