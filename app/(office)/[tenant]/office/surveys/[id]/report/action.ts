'use server'
import { formAction } from '@/lib/forms/form-action'
import {
  createSurveyReport,
  signSurveyReport,
  updateSurveyReport,
  withdrawSurveyReport,
} from '@/lib/feedback/results/report-commands'

export const createSurveyReportAction = formAction(createSurveyReport, {
  message: () => 'Проект составлен: проверьте выводы.',
})
export const updateSurveyReportAction = formAction(updateSurveyReport)
export const signSurveyReportAction = formAction(signSurveyReport, {
  message: () => 'Отчёт подписан и больше не меняется.',
})
export const withdrawSurveyReportAction = formAction(withdrawSurveyReport, { message: () => 'Отчёт отозван.' })
