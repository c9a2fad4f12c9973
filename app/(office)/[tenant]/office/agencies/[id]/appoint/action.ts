'use server'
import { createAppointment } from '@/lib/people/appointment-commands'
import { formAction } from '@/lib/forms/form-action'

export const createAppointmentAction = formAction(createAppointment, {
  redirectTo: ({ agencyId }, tenant) => `/${tenant}/office/agencies/${agencyId}`,
})
