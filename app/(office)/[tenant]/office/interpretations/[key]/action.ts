'use server'
import { formAction } from '@/lib/platform/form-action'
import { ruleInterpretation } from '@/lib/tenancy/methodology-commands'

export const ruleInterpretationAction = formAction(ruleInterpretation, {
  redirectTo: (_value, tenant) => `/${tenant}/office/interpretations`,
})
