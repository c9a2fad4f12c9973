'use server'
import { formAction } from '@/lib/forms/form-action'
import { addToCampaign, closeCheckCampaign, openCheckCampaign } from '@/lib/processes/check/campaign-commands'
import { saveCheckAnswers, signCheck } from '@/lib/processes/check/check-commands'
import { createCheckForm, updateCheckForm } from '@/lib/processes/check/form-commands'
import { services } from '@/lib/processes/check/labels'
import { addMeasure, approveCheckPlan, doneMeasure, removeMeasure } from '@/lib/processes/check/plan-commands'
import { addProof } from '@/lib/roadmaps/part-commands'

export const createFormAction = formAction(createCheckForm, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/processes/checks/forms/${id}`,
})
export const updateFormAction = formAction(updateCheckForm, { message: () => 'Анкета сохранена.' })
export const openCampaignAction = formAction(openCheckCampaign, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/processes/checks/${id}`,
})
export const addServicesAction = formAction(addToCampaign, {
  message: ({ count }) => (count === 0 ? 'Новых услуг в реестрах нет.' : `Добавлено: ${services(count)}.`),
})
export const closeCampaignAction = formAction(closeCheckCampaign, { message: () => 'Самопроверка закрыта.' })
export const saveAnswersAction = formAction(saveCheckAnswers, { message: () => 'Ответы сохранены.' })
export const signCheckAction = formAction(signCheck, { message: ({ grade }) => `Подписано. Оценка – «${grade}».` })
export const addMeasureAction = formAction(addMeasure, { message: () => 'Мероприятие добавлено.' })
export const removeMeasureAction = formAction(removeMeasure, { message: () => 'Мероприятие убрано.' })
export const doneMeasureAction = formAction(doneMeasure, {
  message: ({ finished }) => (finished ? 'План услуги выполнен.' : 'Мероприятие выполнено.'),
})
export const approvePlanAction = formAction(approveCheckPlan, { message: () => 'План утверждён.' })
export const attachProofAction = formAction(addProof, {
  message: () => 'Подтверждение приложено. Когда всё готово, куратор сдаст пункт.',
})
