import 'server-only'
import { reachOf } from '@/lib/core/permissions'
import { Prisma } from '@/lib/generated/prisma/client'
import type { QueryContext } from '@/lib/platform/query'
import { campaignMethodology } from '@/lib/rating/methodology/of-campaign'
import type { QueueCampaign, QueueFrame } from './kinds'
import { operations as proposalOperations } from '@/lib/proposals/operations'
import { operations as ratingOperations } from '@/lib/rating/operations'

/** Which assessments the person sees: agency ids, or undefined for all; null – none at all. */
export function queueReach({ actor }: QueryContext): string[] | undefined | null {
  const reach = reachOf(actor.memberships, ratingOperations['assessment.read'])
  return reach === null ? null : reach === 'all' ? undefined : [...reach]
}

/** The same as a condition on "SelfAssessment" s. */
export const reachSql = (reach: readonly string[] | undefined): Prisma.Sql =>
  reach === undefined ? Prisma.empty : Prisma.sql`AND s."agencyId" = ANY(${reach}::uuid[])`

export type OpenCampaignRow = Omit<QueueCampaign, 'objectionDays'>

/** What the rule of the queue needs to know of the person and the campaigns. */
export async function queueFrame(ctx: QueryContext, campaigns: readonly OpenCampaignRow[]): Promise<QueueFrame> {
  const { tx, tenantId, actor, now } = ctx
  const whole: QueueCampaign[] = []
  for (const campaign of campaigns) {
    whole.push({
      ...campaign,
      objectionDays: (await campaignMethodology(tx, tenantId, campaign.id)).cycle.objectionWindow.workingDays,
    })
  }
  return {
    now,
    timeZone: actor.tenant.timeZone,
    campaigns: whole,
    may: {
      verify: ctx.can(ratingOperations['assessment.verify']),
      decide: ctx.can(ratingOperations['objection.settle']),
      fill: ctx.can(ratingOperations['assessment.edit']),
      submit: ctx.can(ratingOperations['objection.file']),
      answer: ctx.can(proposalOperations['proposal.decide']),
    },
  }
}
