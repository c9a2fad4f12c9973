import 'server-only'
import { instantToDate, type DateString } from '@/lib/core/dates'
import { fail, type Failure } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { lockAssessment, type LockedAssessment } from './lock'
import { recordTransition } from './totals'
import { campaignMethodology } from '../methodology/of-campaign'
import { dayOf } from '@/lib/core/db-day'
import { reasonMessages, transitionRefusal } from './labels'
import type { Methodology } from '../methodology/types'
import type { AssessmentEvent, AssessmentStatus, ReasonCode } from './rules'

/** A step of the review on one assessment, which stays locked until the transaction ends. */
export type ReviewStep = {
  assessment: LockedAssessment
  methodology: Methodology
  year: number
  agencyName: string
  today: DateString
  selfAssessmentDue: DateString
}

/** The assessment, its campaign's methodology and year; a foreign or missing one is not found. */
export async function reviewStep(
  ctx: CommandContext,
  assessmentId: string,
): Promise<{ ok: true; value: ReviewStep } | { ok: false; error: Failure }> {
  const locked = await lockAssessment(ctx, assessmentId)
  if (!locked.ok) return locked
  const { campaignId, agencyId } = locked.value
  const { tx, tenantId } = ctx
  const campaign = await tx.ratingCampaign.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: campaignId } },
    select: { year: true, selfAssessmentDue: true },
  })
  const agency = await tx.agency.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: agencyId } },
    select: { name: true },
  })
  return {
    ok: true,
    value: {
      assessment: locked.value,
      methodology: await campaignMethodology(tx, tenantId, campaignId),
      year: campaign.year,
      agencyName: agency.name,
      today: ctx.today,
      selfAssessmentDue: dayOf(campaign.selfAssessmentDue),
    },
  }
}

/** The row of a decision on an assessment, for `defineCommand`: held, with what the review needs. */
export async function seenStep(
  ctx: CommandContext,
  { assessmentId }: { assessmentId: string },
): Promise<{ ok: true; value: ReviewStep & { id: string; version: number } } | { ok: false; error: Failure }> {
  const step = await reviewStep(ctx, assessmentId)
  if (!step.ok) return step
  const { id, version } = step.value.assessment
  return { ok: true, value: { ...step.value, id, version } }
}

/** The text of an assessment moved: a decision on what stood there before is refused (lib/platform/command.ts). */
export const touch = (ctx: CommandContext, assessmentId: string) =>
  ctx.tx.selfAssessment.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: assessmentId } },
    data: { version: { increment: 1 }, updatedAt: ctx.now },
    select: { id: true },
  })

/** A rule's refusal as a sentence. */
export const refused = (reason: ReasonCode, status: AssessmentStatus, event: AssessmentEvent) =>
  fail('RULE', reason === 'WRONG_STATUS' ? transitionRefusal(status, event) : reasonMessages[reason])

/** Writes the new status with its history line. */
export async function move(
  ctx: CommandContext,
  assessment: LockedAssessment,
  to: AssessmentStatus,
  data: Prisma.SelfAssessmentUncheckedUpdateInput = {},
  note = '',
): Promise<void> {
  await ctx.tx.selfAssessment.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id: assessment.id } },
    data: { ...data, status: to, version: { increment: 1 }, updatedAt: ctx.now },
    select: { id: true },
  })
  await recordTransition(ctx.tx, {
    tenantId: ctx.tenantId,
    assessmentId: assessment.id,
    from: assessment.status,
    to,
    byName: ctx.actor.name,
    note,
    at: ctx.now,
  })
}

/** The business day of an instant in the tenant's time zone. */
export const dayIn = (ctx: Pick<CommandContext, 'actor'>, instant: Date | null): DateString | null =>
  instant === null ? null : instantToDate(ctx.actor.tenant.timeZone, instant)
