'use server'
import { count } from '@/lib/core/format'
import {
  createIndicator,
  loadPlan,
  restoreIndicator,
  retireIndicator,
  setTarget,
  updateIndicator,
} from '@/lib/plan/commands'
import { enterFact } from '@/lib/plan/fact-commands'
import { formAction } from '@/lib/forms/form-action'

const at = (tenant: string, id: string): string => `/${tenant}/office/plan/${id}`

export const loadPlanAction = formAction(loadPlan, {
  message: ({ added }) => `Загружено: ${count(added, 'показатель', 'показателя', 'показателей')}.`,
})
export const createIndicatorAction = formAction(createIndicator, { redirectTo: ({ id }, tenant) => at(tenant, id) })
export const updateIndicatorAction = formAction(updateIndicator, { redirectTo: ({ id }, tenant) => at(tenant, id) })
export const retireIndicatorAction = formAction(retireIndicator, { message: () => 'Показатель исключён из плана.' })
export const restoreIndicatorAction = formAction(restoreIndicator, { message: () => 'Показатель возвращён в план.' })
export const setTargetAction = formAction(setTarget, { message: () => 'Цель сохранена.' })
export const enterFactAction = formAction(enterFact, {
  redirectTo: (_value, tenant, { indicatorId, agencyId, year }) =>
    `${at(tenant, indicatorId)}?year=${String(year)}${agencyId ? `&agency=${agencyId}` : ''}`,
})
