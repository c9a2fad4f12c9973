'use server'
import { assignRole, removeRole } from '@/lib/people/commands'
import { formAction } from '@/lib/forms/form-action'

export const assignRoleAction = formAction(assignRole, {
  redirectTo: (_value, tenant, input) => `/${tenant}/office/people/${input.id}`,
})

export const removeRoleAction = formAction(removeRole, { message: () => 'Роль снята.' })
