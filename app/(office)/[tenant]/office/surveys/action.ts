'use server'
import { formAction } from '@/lib/forms/form-action'
import {
  copySurvey,
  createSurvey,
  dropSurvey,
  nextSurveyWave,
  saveSurveyTemplate,
  updateSurvey,
} from '@/lib/feedback/survey/commands'
import { closeSurvey } from '@/lib/feedback/release/commands'
import { discardRevision, reviseSurvey, startSurvey } from '@/lib/feedback/survey/start-commands'

const page = ({ id }: { id: string }, tenant: string): string => `/${tenant}/office/surveys/${id}`
const builder = (one: { id: string }, tenant: string): string => `${page(one, tenant)}/edit`

export const createSurveyAction = formAction(createSurvey, { redirectTo: builder })
export const updateSurveyAction = formAction(updateSurvey, { redirectTo: page })
export const copySurveyAction = formAction(copySurvey, { redirectTo: builder })
export const nextSurveyWaveAction = formAction(nextSurveyWave, { redirectTo: builder })
export const saveSurveyTemplateAction = formAction(saveSurveyTemplate, { redirectTo: page })
export const dropSurveyAction = formAction(dropSurvey, { redirectTo: (_, tenant) => `/${tenant}/office/surveys` })
export const startSurveyAction = formAction(startSurvey, { redirectTo: page })
export const reviseSurveyAction = formAction(reviseSurvey, { redirectTo: builder })
export const discardRevisionAction = formAction(discardRevision, { redirectTo: page })
export const closeSurveyAction = formAction(closeSurvey, {
  message: () => 'Опрос закрыт. Ответы больше не принимаются.',
})
