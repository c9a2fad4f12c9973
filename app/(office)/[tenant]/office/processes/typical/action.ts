'use server'
import { formAction } from '@/lib/forms/form-action'
import { createTypical, editTypical, retireTypical } from '@/lib/processes/registry/typical-commands'

const toList = (_value: unknown, tenant: string): string => `/${tenant}/office/processes/typical`

export const createTypicalAction = formAction(createTypical, { message: () => 'Процесс добавлен в перечень.' })
export const editTypicalAction = formAction(editTypical, { redirectTo: toList })
export const retireTypicalAction = formAction(retireTypical, { redirectTo: toList })
