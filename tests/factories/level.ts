import { findLevel } from '@/lib/rating/methodology/levels'
import { scoreAssessment } from '@/lib/rating/methodology/score'
import type { Level, Methodology } from '@/lib/rating/methodology/types'

/** The level that the scoring itself gives to a total ('12.001'): one criterion of that weight, answered with 1. */
export function levelOf(methodology: Methodology, total: string): Level | undefined {
  const criteria = methodology.criteria.slice(0, 1).map((criterion) => ({ ...criterion, weight: total }))
  return findLevel(methodology, scoreAssessment({ ...methodology, criteria }, [1]).level)
}
