'use server'
import { formAction } from '@/lib/forms/form-action'
import { restoreAgency, toldText, withdrawAgency } from '@/lib/rating/campaign/withdrawal-commands'

export const withdrawAction = formAction(withdrawAgency, {
  // One choice says both: «‹id›:‹version›».
  input: ({ assessmentId: chosen, ...fields }) => {
    const [assessmentId, version] = String(chosen ?? '').split(':')
    return { ...fields, assessmentId, version }
  },
  redirectTo: ({ campaignId }, tenant) => `/${tenant}/office/campaigns/${campaignId}#withdrawn`,
})

export const restoreAction = formAction(restoreAgency, {
  message: ({ agencyName, told }) => `Снова в рейтинге: ${agencyName}. ${toldText(told)}`,
})
