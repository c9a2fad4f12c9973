'use server'
import {
  createSituation,
  editSituation,
  rankSituation,
  saveScenario,
  saveServices,
} from '@/lib/feedback/situation/commands'
import { approveReport, decideSituation, linkPlan } from '@/lib/feedback/situation/decision-commands'
import {
  addStage,
  createJourney,
  dropJourney,
  editJourney,
  removeStage,
  shiftStage,
} from '@/lib/feedback/situation/journey-commands'
import { createStudy, editStudy, publishStudy } from '@/lib/feedback/situation/study-commands'
import { formAction } from '@/lib/forms/form-action'

const toSituation = ({ id }: { id: string }, tenant: string): string => `/${tenant}/office/situations/${id}`
const toJourney = ({ id, situationId }: { id: string; situationId: string }, tenant: string): string =>
  `/${tenant}/office/situations/${situationId}/journey/edit?j=${id}`
const toStudy = ({ id }: { id: string }, tenant: string): string => `/${tenant}/office/situations/studies/${id}`

export const createSituationAction = formAction(createSituation, { redirectTo: toSituation })
export const editSituationAction = formAction(editSituation, { redirectTo: toSituation })
export const rankSituationAction = formAction(rankSituation, { redirectTo: toSituation })
export const saveServicesAction = formAction(saveServices, { redirectTo: toSituation })
export const saveScenarioAction = formAction(saveScenario, { redirectTo: toSituation })
export const linkPlanAction = formAction(linkPlan, { message: () => 'План записан.' })
export const decideSituationAction = formAction(decideSituation, { message: () => 'Решение записано.' })
export const approveReportAction = formAction(approveReport, { message: () => 'Отчёт утверждён, ситуация завершена.' })
export const createJourneyAction = formAction(createJourney, { redirectTo: toJourney })
export const editJourneyAction = formAction(editJourney, { message: () => 'Сохранено.' })
export const dropJourneyAction = formAction(dropJourney, {
  redirectTo: ({ situationId }, tenant) => `/${tenant}/office/situations/${situationId}`,
})
export const addStageAction = formAction(addStage, { message: () => 'Этап добавлен.' })
export const removeStageAction = formAction(removeStage, { message: () => 'Этап убран.' })
export const shiftStageAction = formAction(shiftStage, { message: () => 'Этап передвинут.' })
export const createStudyAction = formAction(createStudy, { redirectTo: toStudy })
export const editStudyAction = formAction(editStudy, { redirectTo: toStudy })
export const publishStudyAction = formAction(publishStudy, {
  message: ({ published }) => (published ? 'Итоги показаны жителям.' : 'Итоги сняты со страницы.'),
})
