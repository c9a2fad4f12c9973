'use server'
import { formAction } from '@/lib/forms/form-action'
import { count } from '@/lib/core/format'
import { createProblem, rewordProblem, joinProblem, linkProblem, partProblem } from '@/lib/feedback/told/commands'
import {
  assignProblem,
  declineProblem,
  finishProblem,
  moveProblem,
  reopenProblem,
  sortProblem,
} from '@/lib/feedback/told/move-commands'
import { publishProblem, tellProblem } from '@/lib/feedback/told/tell-commands'

export const createProblemAction = formAction(createProblem, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/problems/${id}`,
})
export const editProblemAction = formAction(rewordProblem, { message: () => 'Изменено.' })
export const linkProblemAction = formAction(linkProblem, { message: () => 'Связи сохранены.' })
export const joinProblemAction = formAction(joinProblem, {
  message: () => 'Присоединена: что сделаете по той, скажем и тем, кто писал об этой.',
})
export const partProblemAction = formAction(partProblem, { message: () => 'Снова сама по себе: ждёт разбора.' })
export const sortProblemAction = formAction(sortProblem, { message: () => 'Разобрана: делаем.' })
export const assignProblemAction = formAction(assignProblem, { message: () => 'Ответственный назначен.' })
export const moveProblemAction = formAction(moveProblem, { message: () => 'Срок перенесён, прежний останется виден.' })
export const finishProblemAction = formAction(finishProblem, { message: () => 'Сделано. Осталось сказать людям.' })
export const declineProblemAction = formAction(declineProblem, {
  message: () => 'Отказ записан. Осталось сказать людям почему.',
})
export const reopenProblemAction = formAction(reopenProblem, { message: () => 'Снова в работе.' })
export const publishProblemAction = formAction(publishProblem, { message: () => 'На странице: «Делаем».' })
export const tellProblemAction = formAction(tellProblem, {
  message: ({ letters, codes }) =>
    `Сказали людям: на странице${codes > 0 ? `, по ${count(codes, 'коду', 'кодам', 'кодам')}` : ''}${letters > 0 ? `, ${count(letters, 'письмо', 'письма', 'писем')} отправлено` : ''}.`,
})
