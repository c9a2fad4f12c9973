'use server'
import { formAction } from '@/lib/forms/form-action'
import { askReport } from '@/lib/projects/reports/commands'

export const askAction = formAction(askReport, {
  redirectTo: ({ reports }, tenant) => `/${tenant}/office/reports?show=WAITING&asked=${reports}`,
})
