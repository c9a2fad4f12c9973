'use server'
import type { FormState } from '@/lib/core/result'
import { publishProject, unpublishProject } from '@/lib/gallery/commands'
import { formAction } from '@/lib/forms/form-action'
import { publishedPagesChanged } from '@/lib/platform/published-pages'

const publish = formAction(publishProject, { message: () => 'Проект открыт в публичной галерее.' })
const unpublish = formAction(unpublishProject, { message: () => 'Проект убран из публичной галереи.' })

/** The public pages are made anew at the next request. */
export async function publishProjectAction(state: FormState, data: FormData): Promise<FormState> {
  const answer = await publish(state, data)
  if (answer.status === 'done') publishedPagesChanged()
  return answer
}
export async function unpublishProjectAction(state: FormState, data: FormData): Promise<FormState> {
  const answer = await unpublish(state, data)
  if (answer.status === 'done') publishedPagesChanged()
  return answer
}
