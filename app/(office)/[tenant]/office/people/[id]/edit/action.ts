'use server'
import { updatePerson } from '@/lib/people/commands'
import { formAction } from '@/lib/forms/form-action'

export const updatePersonAction = formAction(updatePerson, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/people/${id}`,
})
