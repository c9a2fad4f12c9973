'use server'
import { formAction } from '@/lib/forms/form-action'
import { count } from '@/lib/core/format'
import { closeSeries, judgeObservation, openSeries } from '@/lib/processes/timing/commands'
import { takeTiming } from '@/lib/processes/timing/take-commands'

export const openSeriesAction = formAction(openSeries, {
  redirectTo: ({ processId, state }, tenant) =>
    `/${tenant}/office/processes/${processId}/timing${state === 'TO_BE' ? '?state=to-be' : ''}`,
})
export const closeSeriesAction = formAction(closeSeries, {
  message: () => 'Серия закончена. Замеры, которые ещё на устройствах, портал примет.',
})
export const judgeObservationAction = formAction(judgeObservation, { message: () => 'Решение записано.' })
export const takeTimingAction = formAction(takeTiming, {
  message: ({ steps }) =>
    `Времена взяты в таблицу: ${count(steps, 'шаг', 'шага', 'шагов')}. Замеры остались подтверждением.`,
})
