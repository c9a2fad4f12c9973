'use server'
import { redirect } from 'next/navigation'
import type { FormState } from '@/lib/core/result'
import { formAction } from '@/lib/forms/form-action'
import { publishedPagesChanged } from '@/lib/platform/published-pages'
import { correctRating } from '@/lib/rating/publication/commands'

const correct = formAction(correctRating)

/** The public pages are made anew at the next request. */
export async function correctAction(state: FormState, data: FormData): Promise<FormState> {
  const answer = await correct(state, data)
  if (answer.status !== 'done') return answer
  const slug = String(data.get('tenant'))
  publishedPagesChanged()
  redirect(`/${slug}/office/campaigns/${String(data.get('campaignId'))}/publish`)
}
