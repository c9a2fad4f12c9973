'use server'
import { formAction } from '@/lib/forms/form-action'
import { includeAgencies } from '@/lib/rating/campaign/commands'

export const includeAgenciesAction = formAction(includeAgencies, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/campaigns/${id}`,
})
