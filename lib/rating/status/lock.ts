import 'server-only'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { CommandContext } from '@/lib/platform/command'
import { Prisma } from '@/lib/generated/prisma/client'
import { upperFirst } from '@/lib/core/format'
import { isNotSubmitted, type AssessmentStatus, type CampaignStatus } from './rules'
import { transitionRefusal } from './labels'

export type LockedAssessment = {
  id: string
  campaignId: string
  agencyId: string
  status: AssessmentStatus
  version: number
  submittedAt: Date | null
}
type Locked = { ok: true; value: LockedAssessment } | { ok: false; error: Failure }

/**
 * The assessment held until the transaction ends, if the command reaches it for the actor; a foreign one is not found.
 */
export async function lockAssessment(ctx: CommandContext, assessmentId: string): Promise<Locked> {
  const reach = ctx.agencyWhere().agencyId?.in
  const limit = reach === undefined ? Prisma.empty : Prisma.sql`AND "agencyId" = ANY(${reach}::uuid[])`
  const [row] = await ctx.tx.$queryRaw<LockedAssessment[]>`
    SELECT "id", "campaignId", "agencyId", "status"::text AS "status", "version", "submittedAt" FROM "SelfAssessment"
    WHERE "tenantId" = ${ctx.tenantId}::uuid AND "id" = ${assessmentId}::uuid ${limit} FOR UPDATE`
  return row ? { ok: true, value: row } : notFound('Самооценка')
}

/** The same, and the agency may still change its answers. */
export async function lockEditable(ctx: CommandContext, assessmentId: string): Promise<Locked> {
  const locked = await lockAssessment(ctx, assessmentId)
  if (!locked.ok || isNotSubmitted(locked.value.status)) return locked
  return fail(
    'RULE',
    `Изменить ответы нельзя. ${upperFirst(transitionRefusal(locked.value.status, 'SUBMIT').replace(/^[^:]+: /, ''))}`,
  )
}

export type LockedRequest = {
  id: string
  version: number
  status: 'OPEN' | 'ANSWERED' | 'CLOSED'
  assessment: LockedAssessment
}

/** A request for material held, its assessment before it; a foreign one is not found. */
export async function lockRequest(
  ctx: CommandContext,
  { requestId }: { requestId: string },
): Promise<{ ok: true; value: LockedRequest } | { ok: false; error: Failure }> {
  const { tx, tenantId } = ctx
  const missing = () => fail('NOT_FOUND', 'Запрос не найден или недоступен. Обновите страницу.')
  const found = await tx.materialRequest.findFirst({
    where: { tenantId, id: requestId, assessment: ctx.agencyWhere() },
    select: { assessmentId: true },
  })
  if (!found) return missing()
  const locked = await lockAssessment(ctx, found.assessmentId)
  if (!locked.ok) return missing()
  const [row] = await tx.$queryRaw<Omit<LockedRequest, 'assessment'>[]>`
    SELECT "id", "version", "status"::text AS "status" FROM "MaterialRequest"
    WHERE "tenantId" = ${tenantId}::uuid AND "id" = ${requestId}::uuid FOR UPDATE`
  return row ? { ok: true, value: { ...row, assessment: locked.value } } : missing()
}

export type LockedCampaign = { id: string; version: number; year: number; status: CampaignStatus }

/** The campaign held: two people publishing or moving its days at once take turns. */
export async function lockCampaign(
  ctx: CommandContext,
  { campaignId }: { campaignId: string },
): Promise<{ ok: true; value: LockedCampaign } | { ok: false; error: Failure }> {
  const [row] = await ctx.tx.$queryRaw<LockedCampaign[]>`
    SELECT "id", "version", "year", "status"::text AS "status" FROM "RatingCampaign"
    WHERE "tenantId" = ${ctx.tenantId}::uuid AND "id" = ${campaignId}::uuid FOR UPDATE`
  return row ? { ok: true, value: row } : notFound('Кампания')
}
