'use server'
import { formAction } from '@/lib/forms/form-action'
import { fileObjection } from '@/lib/rating/settlement/objection-commands'

export const fileObjectionAction = formAction(fileObjection, {
  redirectTo: ({ assessmentId }, tenant) => `/${tenant}/office/assessments/${assessmentId}/results`,
})
