'use server'
import type { FormState } from '@/lib/core/result'
import { formAction } from '@/lib/forms/form-action'
import { publishedPagesChanged } from '@/lib/platform/published-pages'
import {
  createPractice,
  decidePractice,
  recallPractice,
  submitPractice,
  updatePractice,
  withdrawPractice,
} from '@/lib/practices/commands'

export const createPracticeAction = formAction(createPractice, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/practices/${id}/edit`,
})
export const updatePracticeAction = formAction(updatePractice, {
  redirectTo: ({ id }, tenant) => `/${tenant}/office/practices/${id}`,
})
export const submitPracticeAction = formAction(submitPractice, { message: () => 'Практика отправлена на публикацию.' })
export const recallPracticeAction = formAction(recallPractice, { message: () => 'Практика снова в работе.' })

const decide = formAction(decidePractice, {
  message: ({ status }) => (status === 'PUBLISHED' ? 'Практика опубликована.' : 'Практика возвращена с замечаниями.'),
})
const withdraw = formAction(withdrawPractice, { message: () => 'Практика снята с публикации.' })

/** The public pages are made anew at the next request. */
const andRefresh =
  (action: typeof decide) =>
  async (state: FormState, data: FormData): Promise<FormState> => {
    const answer = await action(state, data)
    if (answer.status === 'done') publishedPagesChanged()
    return answer
  }
export const decidePracticeAction = andRefresh(decide)
export const withdrawPracticeAction = andRefresh(withdraw)
