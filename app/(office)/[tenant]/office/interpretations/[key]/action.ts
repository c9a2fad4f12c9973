'use server'
import { formAction } from '@/lib/forms/form-action'
import { ruleInterpretation } from '@/lib/tenancy/methodology-commands'

export const ruleInterpretationAction = formAction(ruleInterpretation, {
  redirectTo: (_value, tenant) => `/${tenant}/office/interpretations`,
})
