'use server'
import { formAction } from '@/lib/forms/form-action'
import { amendRoadmap, proposeChange } from '@/lib/roadmaps/change-commands'
import { removeDraftItem, saveDraftItem } from '@/lib/roadmaps/draft-commands'
import {
  addProof,
  closePart,
  decidePart,
  removeProof,
  reopenPart,
  restorePart,
  submitPart,
  takeBackPart,
} from '@/lib/roadmaps/part-commands'

const map = (tenant: string, id: unknown) => `/${tenant}/office/roadmaps/${String(id)}`

export const saveDraftItemAction = formAction(saveDraftItem, {
  redirectTo: (_value, tenant, { roadmapId }) => map(tenant, roadmapId),
})
export const removeDraftItemAction = formAction(removeDraftItem, { message: () => 'Мероприятие убрано из черновика.' })
export const proposeChangeAction = formAction(proposeChange, {
  redirectTo: (_value, tenant, { roadmapId }) => `${map(tenant, roadmapId)}/changes`,
})
export const amendRoadmapAction = formAction(amendRoadmap, {
  redirectTo: ({ itemId }, tenant, { roadmapId, kind }) =>
    kind === 'REMOVE' ? map(tenant, roadmapId) : `${map(tenant, roadmapId)}/items/${itemId}`,
})
export const addProofAction = formAction(addProof, {
  message: () => 'Подтверждение приложено. Когда всё готово, сдайте мероприятие.',
})
export const removeProofAction = formAction(removeProof, { message: () => 'Подтверждение убрано.' })
export const submitPartAction = formAction(submitPart, { message: () => 'Сдано. О решении придёт письмо.' })
export const takeBackPartAction = formAction(takeBackPart, { message: () => 'Отозвано: подтверждения можно менять.' })
export const decidePartAction = formAction(decidePart, {
  message: () => 'Решение записано, исполнителю отправлено письмо.',
})
export const reopenPartAction = formAction(reopenPart, {
  message: () => 'Открыто заново, исполнителю отправлено письмо.',
})
export const closePartAction = formAction(closePart, { message: () => 'Обязательство снято.' })
export const restorePartAction = formAction(restorePart, { message: () => 'Обязательство возвращено.' })
