'use server'
import type { FormState } from '@/lib/core/result'
import { createTenantForm } from '@/lib/tenancy/operator-actions'

export const createTenantAction = async (state: FormState, data: FormData): Promise<FormState> =>
  createTenantForm(state, data)
