import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'
import { areResultsOut } from '../status/rules'
import { readReview } from '../verification/read'
import type { ReviewView } from '../verification/view'
import { operations } from '../operations'

/**
 * HIDDEN: not sent yet. UNOPENED: sent, and the agency's own people see scores only after they have acknowledged the
 * receipt.
 */
export type ResultsView =
  | { state: 'HIDDEN'; review: ResultsHeader }
  | { state: 'UNOPENED'; review: ResultsHeader }
  | { state: 'OPEN'; review: ReviewView }

export type ResultsHeader = Pick<
  ReviewView,
  'id' | 'agency' | 'campaign' | 'status' | 'resultsSentAt' | 'methodology' | 'today'
>

/** The results of an assessment as the agency sees them; staff see what the agency sees, without the receipt. */
export const getResults = defineQuery({
  operation: operations['assessment.read'],
  run: async (ctx, { id }: { id: string }): Promise<ResultsView> => {
    const review = isUuid(id) ? await readReview(ctx, id) : null
    if (!review) return notFound()
    const { agency, campaign, status, resultsSentAt, methodology, today } = review
    const seen = { id: review.id, agency, campaign, status, resultsSentAt, methodology, today }
    if (!areResultsOut(status)) return { state: 'HIDDEN', review: seen }
    if (status === 'RESULTS_SENT' && ctx.reach !== 'all') return { state: 'UNOPENED', review: seen }
    return { state: 'OPEN', review }
  },
})
