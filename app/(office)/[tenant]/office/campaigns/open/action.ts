'use server'
import { formAction } from '@/lib/forms/form-action'
import { openCampaign } from '@/lib/rating/campaign/commands'

export const openCampaignAction = formAction(openCampaign, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/campaigns/${id}`,
})
