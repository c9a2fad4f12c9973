import 'server-only'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { CommandContext } from '@/lib/platform/command'
import { Prisma } from '@/lib/generated/prisma/client'
import { upperFirst } from '@/lib/core/format'
import { isNotSubmitted, type AssessmentStatus } from './rules'
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

/** The assessment held until the transaction ends, if the command reaches it for the actor; a foreign one is not found. */
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
