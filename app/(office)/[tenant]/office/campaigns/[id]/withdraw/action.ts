'use server'
import { formAction } from '@/lib/forms/form-action'
import { restoreAgency, toldText, withdrawAgency } from '@/lib/rating/campaign/withdrawal-commands'

export const withdrawAction = formAction(withdrawAgency, {
  redirectTo: ({ campaignId }, tenant) => `/${tenant}/office/campaigns/${campaignId}#withdrawn`,
})

export const restoreAction = formAction(restoreAgency, {
  message: ({ agencyName, told }) => `Снова в рейтинге: ${agencyName}. ${toldText(told)}`,
})
