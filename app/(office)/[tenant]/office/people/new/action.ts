'use server'
import { createPerson } from '@/lib/people/commands'
import { formAction } from '@/lib/forms/form-action'

export const createPersonAction = formAction(createPerson, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/people/${id}`,
})
