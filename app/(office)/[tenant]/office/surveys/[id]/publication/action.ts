'use server'
import { formAction } from '@/lib/forms/form-action'
import { publishResults, withdrawResults } from '@/lib/feedback/publication/commands'

export const publishResultsAction = formAction(publishResults, {
  message: ({ number }) => (number === 1 ? 'Результаты опубликованы.' : `Редакция ${number} опубликована.`),
})
export const withdrawResultsAction = formAction(withdrawResults, {
  message: () => 'Результаты отозваны: страница говорит об этом.',
})
