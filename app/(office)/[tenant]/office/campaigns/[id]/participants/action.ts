'use server'
import { formAction } from '@/lib/platform/form-action'
import { includeAgencies } from '@/lib/rating/campaign/commands'

export const includeAgenciesAction = formAction(includeAgencies, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/campaigns/${id}`,
})
