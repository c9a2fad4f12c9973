import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { carriedOver } from './answer-rules'
import { campaignMethodology } from '../methodology/of-campaign'
import { findCriterion, type Methodology } from '../methodology/types'
import { attestedFromScore } from '../methodology/score'

type CarriedAnswer = {
  criterion: number
  attested: number[]
  comment: string
  /** What the authority found that year; null – not known. */
  confirmedScore: number | null
}
export type CarrySource = { year: number; answers: CarriedAnswer[] }

type Earlier = { criterion: number; attested: number[]; comment: string; confirmedScore: number | null }

/**
 * The agency's latest earlier answers as far as this year's methodology knows them: what it attested itself, else what
 * the authority confirmed, else the published scores. Null when there is no earlier year.
 */
export async function carrySource(
  tx: Tx,
  tenantId: string,
  { agencyId, year, methodology }: { agencyId: string; year: number; methodology: Methodology },
): Promise<CarrySource | null> {
  const assessment = await tx.selfAssessment.findFirst({
    where: { tenantId, agencyId, campaign: { year: { lt: year } }, answers: { some: {} } },
    orderBy: { campaign: { year: 'desc' } },
    select: {
      status: true,
      campaignId: true,
      campaign: { select: { year: true } },
      answers: { select: { criterion: true, attested: true, comment: true, verifiedScore: true, finalScore: true } },
    },
  })
  if (assessment) {
    const previous = await campaignMethodology(tx, tenantId, assessment.campaignId)
    // What the authority found is the agency's to see only once the results are out.
    const known = assessment.status === 'FINAL'
    const answers = assessment.answers.map((answer): Earlier => {
      const confirmedScore = known ? (answer.finalScore ?? answer.verifiedScore) : null
      const criterion = findCriterion(previous, answer.criterion)
      const attested =
        answer.attested.length > 0 || confirmedScore === null || !criterion
          ? answer.attested
          : attestedFromScore(criterion, confirmedScore)
      return { criterion: answer.criterion, attested, comment: answer.comment, confirmedScore }
    })
    return { year: assessment.campaign.year, answers: fitting(methodology, previous, answers) }
  }
  const result = await tx.ratingResult.findFirst({
    where: { tenantId, agencyId, version: { year: { lt: year } } },
    orderBy: [{ version: { year: 'desc' } }, { version: { version: 'desc' } }],
    select: { scores: true, version: { select: { year: true, campaignId: true } } },
  })
  if (!result) return null
  const previous = await campaignMethodology(tx, tenantId, result.version.campaignId)
  const answers = previous.criteria.map((criterion, i): Earlier => {
    const score = result.scores[i] ?? 0
    return {
      criterion: criterion.number,
      attested: attestedFromScore(criterion, score),
      comment: '',
      confirmedScore: score,
    }
  })
  return { year: result.version.year, answers: fitting(methodology, previous, answers) }
}

function fitting(methodology: Methodology, previous: Methodology, answers: Earlier[]): CarriedAnswer[] {
  return methodology.criteria.flatMap((criterion) => {
    const earlier = answers.find((answer) => answer.criterion === criterion.number)
    const attested = earlier && carriedOver(criterion, findCriterion(previous, criterion.number), earlier.attested)
    return earlier && attested ? [{ ...earlier, attested }] : []
  })
}
