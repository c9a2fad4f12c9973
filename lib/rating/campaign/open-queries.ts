import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import { defineQuery } from '@/lib/platform/query'
import { operations } from '../operations'
import { assessmentStatuses, type AssessmentStatus } from '../status/rules'

export type OpenCampaign = {
  id: string
  year: number
  selfAssessmentDue: DateString
  /** Participants by status, of those that the person may see; who was withdrawn is not counted. */
  counts: Record<AssessmentStatus, number>
}

/** Campaigns under way, the latest first. Two statements. */
export const listOpenCampaigns = defineQuery({
  operation: operations['assessment.read'],
  run: async ({ tx, tenantId, agencyWhere }, _input: Record<string, never>): Promise<OpenCampaign[]> => {
    const campaigns = await tx.ratingCampaign.findMany({
      where: { tenantId, status: 'OPEN' },
      orderBy: { year: 'desc' },
      select: { id: true, year: true, selfAssessmentDue: true },
    })
    const sums = await tx.selfAssessment.groupBy({
      by: ['campaignId', 'status'],
      where: {
        tenantId,
        campaignId: { in: campaigns.map(({ id }) => id) },
        status: { not: 'WITHDRAWN' },
        ...agencyWhere(),
      },
      _count: true,
    })
    return campaigns.map(({ id, year, selfAssessmentDue }) => ({
      id,
      year,
      selfAssessmentDue: dayOf(selfAssessmentDue),
      counts: Object.fromEntries(
        assessmentStatuses.map((status) => [
          status,
          sums.find((sum) => sum.campaignId === id && sum.status === status)?._count ?? 0,
        ]),
      ) as Record<AssessmentStatus, number>,
    }))
  },
})
