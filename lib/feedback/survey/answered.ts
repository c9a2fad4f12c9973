import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { EVERYBODY, FORMS } from './definition'

/**
 * How many forms came, by survey, of what may be told: closed batches whose count is shown (release). What waits for
 * its batch is not counted, so that nobody can be recognised by the moment of an answer.
 */
export async function answeredOf(tx: Tx, tenantId: string, ids: readonly string[]): Promise<Map<string, number>> {
  const rows = await tx.surveyCell.groupBy({
    by: ['surveyId'],
    where: { tenantId, surveyId: { in: [...ids] }, questionId: FORMS, cell: EVERYBODY, shown: true },
    _sum: { n: true },
  })
  return new Map(rows.map(({ surveyId, _sum }) => [surveyId, _sum.n ?? 0]))
}
