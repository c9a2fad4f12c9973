'use server'
import { formAction } from '@/lib/forms/form-action'
import { count } from '@/lib/core/format'
import { closeSeries, judgeObservation, openSeries } from '@/lib/processes/timing/commands'
import { takeTiming, untakeTiming } from '@/lib/processes/timing/take-commands'

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
export const untakeTimingAction = formAction(untakeTiming, {
  message: ({ steps, kept }) =>
    `Прежние времена возвращены: ${count(steps, 'шаг', 'шага', 'шагов')}.${kept > 0 ? ` Изменённое после замеров осталось: ${count(kept, 'шаг', 'шага', 'шагов')}.` : ''}`,
})
