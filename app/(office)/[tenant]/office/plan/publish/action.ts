'use server'
import type { FormState } from '@/lib/core/result'
import { publishProgress } from '@/lib/plan/publication-commands'
import { formAction } from '@/lib/forms/form-action'
import { publishedPagesChanged } from '@/lib/platform/published-pages'

const publish = formAction(publishProgress, {
  message: ({ year, version }) =>
    `Ход программы за ${year} год опубликован${version > 1 ? `, редакция ${version}` : ''}.`,
})

export async function publishProgressAction(state: FormState, data: FormData): Promise<FormState> {
  const answer = await publish(state, data)
  if (answer.status === 'done') publishedPagesChanged()
  return answer
}
