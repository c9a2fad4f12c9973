'use server'
import type { FormState } from '@/lib/core/result'
import { checkTemplateForm } from '@/lib/tenancy/operator-actions'

export const checkTemplateAction = async (state: FormState, data: FormData): Promise<FormState> =>
  checkTemplateForm(state, data)
