import 'server-only'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/platform/db'
import { campaignMethodology } from '../methodology/of-campaign'
import type { AttestedByCriterion, Methodology } from '../methodology/types'
import type { AssessmentStatus } from './rules'
import { scoreAssessment } from '../methodology/score'

/** What lists show beside the agency: the self-assessed total (decimal string) and level code. */
export function selfTotals(
  methodology: Methodology,
  attested: AttestedByCriterion,
): { selfTotal: string; selfLevel: string } {
  const { total, level } = scoreAssessment(methodology, attested)
  return { selfTotal: total, selfLevel: level }
}

export const attestedOf = (answers: readonly { criterion: number; attested: number[] }[]): Record<number, number[]> =>
  Object.fromEntries(answers.map(({ criterion, attested }) => [criterion, attested]))

/** Reads the stored answers again and writes the cached self total and level. */
export async function recomputeTotals(
  tx: Tx,
  tenantId: string,
  assessmentId: string,
): Promise<{ selfTotal: string; selfLevel: string }> {
  const assessment = await tx.selfAssessment.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: assessmentId } },
    select: { campaignId: true, answers: { select: { criterion: true, attested: true } } },
  })
  const totals = selfTotals(
    await campaignMethodology(tx, tenantId, assessment.campaignId),
    attestedOf(assessment.answers),
  )
  await tx.selfAssessment.update({
    where: { tenantId_id: { tenantId, id: assessmentId } },
    data: totals,
    select: { id: true },
  })
  return totals
}

/** One line of the assessment's history; written with every change of status. */
export async function recordTransition(
  tx: Tx,
  row: {
    tenantId: string
    assessmentId: string
    from: AssessmentStatus
    to: AssessmentStatus
    byName: string
    note?: string
    at: Date
  },
): Promise<void> {
  await tx.assessmentTransition.create({ data: { ...row, id: newId(), note: row.note ?? '' }, select: { id: true } })
}
