import 'server-only'
import { formatDateTime, instantToDate } from '@/lib/core/dates'
import { submissionTiming } from '@/lib/core/due'
import { formatBytes, upperFirst } from '@/lib/core/format'
import { kindLabel } from '@/lib/files/labels'
import type { QueryContext } from '@/lib/platform/query'
import type { AssessmentDocument } from './document'
import { attestedOf } from '../status/totals'
import { campaignMethodology } from '../methodology/of-campaign'
import { dayOf } from '@/lib/core/db-day'
import { multiplyDecimals } from '@/lib/core/decimal'
import { assessmentStatusLabels } from '../status/labels'
import { findLevel } from '../methodology/levels'
import { criterionName } from '../methodology/types'
import { areResultsOut, isNotSubmitted, type AssessmentStatus } from '../status/rules'
import { maximumTotal, scoreAssessment } from '../methodology/score'

type Found = {
  id: string
  status: AssessmentStatus
  campaignId: string
  submittedAt: Date | null
  submittedBy: string | null
  agency: { name: string }
  campaign: { year: number; selfAssessmentDue: Date }
}

/** Screen and paper say the same: both come from the stored answers through the same scoring. */
export async function documentOf(
  { tx, tenantId, actor, now, reach }: QueryContext,
  found: Found,
): Promise<AssessmentDocument> {
  const { timeZone, name: tenantName, programme, isDemo } = actor.tenant
  const methodology = await campaignMethodology(tx, tenantId, found.campaignId)
  const answers = await tx.assessmentAnswer.findMany({ where: { tenantId, assessmentId: found.id } })
  const evidence = await tx.evidence.findMany({
    where: { tenantId, assessmentId: found.id, removedAt: null, objectionItemId: null },
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
    include: { file: true },
  })
  const score = scoreAssessment(methodology, attestedOf(answers))
  const showVerified = reach === 'all' || areResultsOut(found.status)
  const due = dayOf(found.campaign.selfAssessmentDue)
  const submittedAt = isNotSubmitted(found.status) ? null : found.submittedAt
  return {
    year: found.campaign.year,
    methodologyTitle: methodology.title,
    programme,
    tenantName,
    agencyName: found.agency.name,
    status: upperFirst(assessmentStatusLabels[found.status].short),
    criteria: methodology.criteria.map((criterion, i) => {
      const answer = answers.find((row) => row.criterion === criterion.number)
      const verified = showVerified ? (answer?.verifiedScore ?? null) : null
      return {
        number: criterion.number,
        title: criterion.title,
        shortTitle: criterionName(criterion),
        weight: criterion.weight,
        cumulative: criterion.cumulative,
        options: criterion.options.map((option) => ({
          score: option.score,
          text: option.text,
          attested: answer?.attested.includes(option.score) ?? false,
        })),
        answered: answer?.answered ?? false,
        score: score.criteria[i]?.score ?? 0,
        points: score.criteria[i]?.points ?? '0',
        gaps: score.criteria[i]?.gaps ?? [],
        comment: answer?.comment ?? '',
        evidence: evidence
          .filter((row) => row.criterion === criterion.number)
          .map((row) => ({
            title: row.title,
            url: row.url,
            rung: row.rung,
            addedBy: row.addedBy,
            addedOn: instantToDate(timeZone, row.addedAt),
            source: row.file ? `Файл, ${kindLabel(row.file.mime)}, ${formatBytes(row.file.size)}` : (row.url ?? ''),
          })),
        verified:
          verified === null
            ? null
            : {
                score: verified,
                points: multiplyDecimals(criterion.weight, String(verified)),
                reason: answer?.verifiedReason ?? '',
              },
      }
    }),
    total: score.total,
    maximum: maximumTotal(methodology),
    sumOfScores: score.sumOfScores,
    level: { code: score.level, title: findLevel(methodology, score.level)?.title ?? score.level },
    selfAssessmentDue: due,
    submitted:
      submittedAt === null
        ? null
        : {
            by: found.submittedBy ?? '',
            at: formatDateTime(timeZone, submittedAt),
            late: submissionTiming(due, timeZone, submittedAt, now).code === 'LATE',
          },
    printedAt: formatDateTime(timeZone, now),
    isDemo,
  }
}
