import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import type { AssessmentStatus } from '../status/rules'
import { operations } from '../operations'

/** An agency that has left a campaign. */
export type WithdrawnRow = {
  assessmentId: string
  version: number
  agencyName: string
  reason: string
  by: string
  at: Date
  from: AssessmentStatus
  /** The agency still exists. */
  active: boolean
}

/** Those who have left a campaign, of those that the person may see. */
export async function withdrawnOf(ctx: QueryContext, campaignId: string): Promise<WithdrawnRow[]> {
  const rows = await ctx.tx.selfAssessment.findMany({
    where: { tenantId: ctx.tenantId, campaignId, status: 'WITHDRAWN', ...ctx.agencyWhere() },
    orderBy: { agency: { name: 'asc' } },
    select: {
      id: true,
      version: true,
      withdrawnReason: true,
      withdrawnBy: true,
      withdrawnAt: true,
      withdrawnFrom: true,
      updatedAt: true,
      agency: { select: { name: true, status: true } },
    },
  })
  return rows.map((row) => ({
    assessmentId: row.id,
    version: row.version,
    agencyName: row.agency.name,
    active: row.agency.status === 'ACTIVE',
    reason: row.withdrawnReason ?? '',
    by: row.withdrawnBy ?? '',
    at: row.withdrawnAt ?? row.updatedAt,
    from: row.withdrawnFrom ?? 'NOT_STARTED',
  }))
}

export type WithdrawalView = {
  id: string
  year: number
  participants: { assessmentId: string; version: number; agencyName: string; status: AssessmentStatus }[]
}

/** Who can be taken out of an open campaign. */
export const getWithdrawal = defineQuery({
  operation: operations['campaign.read'],
  run: async (ctx, { id }: { id: string }): Promise<WithdrawalView> => {
    const { tx, tenantId } = ctx
    if (!isUuid(id) || !ctx.can(operations['campaign.withdraw'])) notFound()
    const campaign = await tx.ratingCampaign.findFirst({
      where: { tenantId, id, status: 'OPEN' },
      select: {
        id: true,
        year: true,
        assessments: {
          where: { status: { not: 'WITHDRAWN' } },
          orderBy: { agency: { name: 'asc' } },
          select: { id: true, version: true, status: true, agency: { select: { name: true } } },
        },
      },
    })
    if (!campaign) notFound()
    return {
      id,
      year: campaign.year,
      participants: campaign.assessments.map((row) => ({
        assessmentId: row.id,
        version: row.version,
        agencyName: row.agency.name,
        status: row.status,
      })),
    }
  },
})
