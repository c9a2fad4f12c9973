'use server'
import { formAction } from '@/lib/forms/form-action'
import { approveCalculation } from '@/lib/processes/money/calculation-commands'

export const approveCalculationAction = formAction(approveCalculation, {
  message: ({ number }) => `Расчёт утверждён, версия ${number}. Цены, которые изменятся позже, его не тронут.`,
})
