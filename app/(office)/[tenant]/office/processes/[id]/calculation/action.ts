'use server'
import { formAction } from '@/lib/forms/form-action'
import { setClientCost, setReach } from '@/lib/processes/money/map-commands'
import { approveCalculation } from '@/lib/processes/money/calculation-commands'

export const setClientCostAction = formAction(setClientCost, { message: () => 'Затраты клиента сохранены.' })
export const setReachAction = formAction(setReach, { message: () => 'Условия целевого состояния сохранены.' })
export const approveCalculationAction = formAction(approveCalculation, {
  message: ({ number }) => `Расчёт утверждён, версия ${number}. Цены, которые изменятся позже, его не тронут.`,
})
