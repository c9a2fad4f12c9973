'use server'
import { formatLong } from '@/lib/core/dates'
import { formAction } from '@/lib/forms/form-action'
import { receiveResults, waiveObjection } from '@/lib/rating/settlement/results-commands'

export const receiveAction = formAction(receiveResults, {
  message: ({ lastDay }) => `Получение записано. Несогласие можно направить до ${formatLong(lastDay)} включительно.`,
})
export const waiveAction = formAction(waiveObjection, { message: () => 'Согласие записано, итог подведён.' })
