'use server'
import { createAgency } from '@/lib/agencies/commands'
import { formAction } from '@/lib/forms/form-action'

export const createAgencyAction = formAction(createAgency, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/agencies/${id}`,
})
