/** The rating's scale for a drawing: its end and where each level begins. Pure. */
import { findLevel, thresholds } from '@/lib/rating/methodology/levels'
import type { Methodology } from '@/lib/rating/methodology/types'
import { maximumTotal } from '@/lib/rating/methodology/score'

export const levelMarks = (methodology: Methodology): { max: number; thresholds: { at: number; label: string }[] } => ({
  max: Number(maximumTotal(methodology)),
  thresholds: thresholds(methodology).map(({ value, above }) => ({
    at: Number(value),
    label: findLevel(methodology, above)?.title ?? '',
  })),
})
