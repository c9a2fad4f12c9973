'use server'
import { formAction } from '@/lib/forms/form-action'
import { carryOverAnswers } from '@/lib/rating/assessment/carry-over-commands'

export const carryOverAction = formAction(carryOverAnswers, {
  // No box ticked means "nothing", not "everything unanswered".
  input: (fields) => ({ ...fields, criteria: fields.criteria ?? [] }),
  redirectTo: ({ id }, tenant) => `/${tenant}/office/assessments/${id}`,
})
