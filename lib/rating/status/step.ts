import 'server-only'
import { instantToDate, type DateString } from '@/lib/core/dates'
import { fail, type Failure } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { env } from '@/lib/platform/env'
import type { OutboxWork } from '@/lib/platform/outbox'
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

/** E-mail addresses of the people of each agency who act for it: its curators, or, without one, those of the agencies above. */
export async function curatorAddresses(
  ctx: Pick<CommandContext, 'tx' | 'tenantId'>,
  agencyIds: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await ctx.tx.$queryRaw<{ agencyId: string; email: string; depth: number }[]>`
    WITH RECURSIVE up AS (
      SELECT a."id" AS "agencyId", a."id" AS at, a."parentId", 0 AS depth FROM "Agency" a WHERE a."tenantId" = ${ctx.tenantId}::uuid AND a."id" = ANY(${[...agencyIds]}::uuid[])
      UNION ALL SELECT u."agencyId", p."id", p."parentId", u.depth + 1 FROM up u JOIN "Agency" p ON p."tenantId" = ${ctx.tenantId}::uuid AND p."id" = u."parentId" WHERE u.depth < 10)
    SELECT u."agencyId", p."email", u.depth FROM up u
    JOIN "Membership" m ON m."tenantId" = ${ctx.tenantId}::uuid AND m."agencyId" = u.at AND m."role" = 'CURATOR'
    JOIN "Person" p ON p."tenantId" = m."tenantId" AND p."id" = m."personId" AND p."blockedAt" IS NULL`
  const nearest = new Map<string, number>()
  for (const { agencyId, depth } of rows) nearest.set(agencyId, Math.min(depth, nearest.get(agencyId) ?? depth))
  const addresses = new Map<string, string[]>()
  for (const { agencyId, email, depth } of rows)
    if (depth === nearest.get(agencyId)) addresses.set(agencyId, [...(addresses.get(agencyId) ?? []), email])
  return addresses
}

/** E-mail addresses of the authorised body's staff. */
export async function authorityAddresses(ctx: CommandContext): Promise<string[]> {
  const people = await ctx.tx.person.findMany({
    where: { tenantId: ctx.tenantId, blockedAt: null, memberships: { some: { role: 'AUTHORITY' } } },
    select: { email: true },
  })
  return people.map(({ email }) => email)
}

/** Absolute address of a page of the tenant's office. */
export const officeUrl = (ctx: CommandContext, path: string): string =>
  `${env().APP_URL}/${ctx.actor.tenant.slug}/office/${path}`

/** One letter per address; paragraphs are set apart by empty lines, a line that is only an address becomes a link. */
export const letters = (addresses: readonly string[], subject: string, paragraphs: readonly string[]): OutboxWork[] =>
  [...new Set(addresses)].map((to) => ({ kind: 'mail', payload: { to, subject, text: paragraphs.join('\n\n') } }))
