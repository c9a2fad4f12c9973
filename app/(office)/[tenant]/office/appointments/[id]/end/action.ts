'use server'
import { endAppointment } from '@/lib/people/appointment-commands'
import { formAction } from '@/lib/forms/form-action'

export const endAppointmentAction = formAction(endAppointment, {
  redirectTo: ({ agencyId }, tenant) => `/${tenant}/office/agencies/${agencyId}`,
})
