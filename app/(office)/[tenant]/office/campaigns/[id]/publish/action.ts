'use server'
import type { FormState } from '@/lib/core/result'
import { formAction } from '@/lib/forms/form-action'
import { publishedPagesChanged } from '@/lib/platform/published-pages'
import { publishRating } from '@/lib/rating/publication/commands'
import { finalise, sendResults } from '@/lib/rating/settlement/results-commands'

const publish = formAction(publishRating, { message: ({ rated }) => `Рейтинг опубликован, участников: ${rated}.` })

/** The public pages are made anew at the next request. */
export async function publishAction(state: FormState, data: FormData): Promise<FormState> {
  const answer = await publish(state, data)
  if (answer.status === 'done') publishedPagesChanged()
  return answer
}
export const sendAllAction = formAction(sendResults, {
  message: ({ sent }) => `Результаты направлены, участников: ${sent}.`,
})
export const finaliseAction = formAction(finalise, {
  message: ({ finalised }) => `Итог подведён, участников: ${finalised}.`,
})
