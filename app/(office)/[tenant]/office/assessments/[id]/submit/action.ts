'use server'
import { formAction } from '@/lib/forms/form-action'
import { submitAssessment } from '@/lib/rating/assessment/commands'

export const submitAssessmentAction = formAction(submitAssessment, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/assessments/${id}`,
})
