'use server'
import { formAction } from '@/lib/forms/form-action'
import { setEffort } from '@/lib/tenancy/methodology-commands'

export const setEffortAction = formAction(setEffort, {
  redirectTo: (_value, tenant) => `/${tenant}/office/methodology`,
})
