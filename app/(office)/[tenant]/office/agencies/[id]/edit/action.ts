'use server'
import { updateAgency } from '@/lib/agencies/commands'
import { formAction } from '@/lib/forms/form-action'

export const updateAgencyAction = formAction(updateAgency, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/agencies/${id}`,
})
