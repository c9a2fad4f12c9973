'use server'
import { formAction } from '@/lib/forms/form-action'
import { createProcess } from '@/lib/processes/registry/commands'

export const createProcessAction = formAction(createProcess, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/processes/${id}`,
})
