'use server'
import { formAction } from '@/lib/forms/form-action'
import {
  decideEffect,
  decideMeasurement,
  reportEffect,
  reportMeasurement,
  withdrawEffect,
  withdrawMeasurement,
} from '@/lib/results/commands'

const back = (tenant: string, projectId: string): string => `/${tenant}/office/projects/${projectId}/results`

export const measureAction = formAction(reportMeasurement, {
  redirectTo: (_value, tenant, { projectId }) => back(tenant, projectId),
})
export const effectAction = formAction(reportEffect, {
  redirectTo: (_value, tenant, { projectId }) => `${back(tenant, projectId)}#effects`,
})
export const withdrawMeasurementAction = formAction(withdrawMeasurement, { message: () => 'Измерение отозвано.' })
export const withdrawEffectAction = formAction(withdrawEffect, { message: () => 'Эффект отозван.' })
export const decideMeasurementAction = formAction(decideMeasurement, {
  message: ({ finished }) =>
    finished ? 'Решение принято. Стабильность подтверждена по каждой цели: проект завершён.' : 'Решение принято.',
})
export const decideEffectAction = formAction(decideEffect, { message: () => 'Решение принято.' })
