'use server'
import { formAction } from '@/lib/forms/form-action'
import { count } from '@/lib/core/format'
import {
  approveRoadmap,
  closeRoadmap,
  sendRoadmap,
  setRoadmapForce,
  takeBackRoadmap,
} from '@/lib/roadmaps/approval-commands'
import { discardRoadmap, updateRoadmap } from '@/lib/roadmaps/draft-commands'
import { assignRoadmap, loadRoadmap } from '@/lib/roadmaps/load-commands'

export const loadRoadmapAction = formAction(loadRoadmap, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/roadmaps/${id}`,
})
export const assignRoadmapAction = formAction(assignRoadmap, {
  message: ({ parts, agencies }) =>
    `Назначено ${count(parts, 'обязательство', 'обязательства', 'обязательств')}, исполнителей: ${agencies}.`,
})
export const updateRoadmapAction = formAction(updateRoadmap)
export const discardRoadmapAction = formAction(discardRoadmap, {
  redirectTo: (_value, tenant) => `/${tenant}/office/roadmaps`,
})
export const sendRoadmapAction = formAction(sendRoadmap, {
  message: () => 'Карта отправлена на утверждение. Когда руководитель подпишет её, запишите утверждение.',
})
export const takeBackRoadmapAction = formAction(takeBackRoadmap, { message: () => 'Карта снова черновик.' })
export const approveRoadmapAction = formAction(approveRoadmap, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/roadmaps/${id}`,
})
export const closeRoadmapAction = formAction(closeRoadmap, {
  message: ({ parts }) => (parts > 0 ? `Карта закрыта, снято обязательств: ${parts}.` : 'Карта закрыта.'),
})
export const setForceAction = formAction(setRoadmapForce, {
  message: ({ maps }) => `Срок утверждения пересчитан у ${count(maps, 'карты', 'карт', 'карт')}.`,
})
