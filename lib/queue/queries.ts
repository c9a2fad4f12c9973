import 'server-only'
import { cache } from 'react'
import { todayIn, type DateString } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Actor } from '@/lib/platform/actor'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { awardsToConfirm } from '@/lib/rating/award/expiry'
import { quarterlyRules } from '@/lib/quarterly/load'
import { dueDays, ruleOf } from '@/lib/quarterly/rules'
import { dayOf } from '@/lib/core/db-day'
import {
  buildQueue,
  queueTotal,
  type QueueAssessment,
  type QueueGroup,
  type QueueMaterial,
  type QueueProposal,
} from './items'
import { queueFrame, queueReach, reachSql, type OpenCampaignRow } from './frame'
import { readyToPublish, type QueueCampaign } from './kinds'
import { assessmentStatuses, type AssessmentStatus } from '@/lib/rating/status/rules'
import { quarterOfNumber, type QueueWork } from './work-items'
import { workReach } from './work-kinds'
import { workSql } from './work-sql'
import { operations as programmeOperations } from '@/lib/programme/operations'

export type OpenCampaign = {
  id: string
  year: number
  selfAssessmentDue: DateString
  ratingDue: DateString
  resultsSentDue: DateString
  publicationDue: DateString
  /** Participants by status, of those that the person may see. */
  counts: Record<AssessmentStatus, number>
}

export type Queue = { groups: QueueGroup[]; total: number; campaigns: OpenCampaign[] }

const empty: Queue = { groups: [], total: 0, campaigns: [] }

/** Seven statements for any number of agencies (one more the first time in a process, one where a quarterly report is not begun): campaigns, assessments, requests, objections, awards, proposals, work on projects. */
async function readQueue(ctx: QueryContext): Promise<Queue> {
  const { tx, tenantId, actor, now } = ctx
  const reach = queueReach(ctx)
  if (reach === null) return empty
  const assessments = await tx.$queryRaw<QueueAssessment[]>`
    SELECT s."id", s."campaignId", s."agencyId", a."name" AS "agencyName", s."status"::text AS "status", s."verifierId", s."verifierName",
      s."submittedAt", s."resultsSentAt", s."receivedAt", s."updatedAt"
    FROM "SelfAssessment" s JOIN "RatingCampaign" c ON c."tenantId" = s."tenantId" AND c."id" = s."campaignId" AND c."status" = 'OPEN'
    JOIN "Agency" a ON a."tenantId" = s."tenantId" AND a."id" = s."agencyId"
    WHERE s."tenantId" = ${tenantId}::uuid AND s."status" <> 'WITHDRAWN' ${reachSql(reach)} ORDER BY s."submittedAt" NULLS LAST, a."name"`
  const materials = await tx.$queryRaw<QueueMaterial[]>`
    SELECT m."id", m."assessmentId", s."campaignId", a."name" AS "agencyName", m."criterion", m."status"::text AS "status", to_char(m."dueOn", 'YYYY-MM-DD') AS "dueOn", m."answeredAt", s."verifierId"
    FROM "MaterialRequest" m JOIN "SelfAssessment" s ON s."tenantId" = m."tenantId" AND s."id" = m."assessmentId" AND s."status" <> 'WITHDRAWN'
    JOIN "RatingCampaign" c ON c."tenantId" = s."tenantId" AND c."id" = s."campaignId" AND c."status" = 'OPEN' JOIN "Agency" a ON a."tenantId" = s."tenantId" AND a."id" = s."agencyId"
    WHERE m."tenantId" = ${tenantId}::uuid AND m."status" <> 'CLOSED' ${reachSql(reach)} ORDER BY m."dueOn", m."id"`
  const objections = await tx.objection.findMany({
    where: { tenantId, status: 'FILED' },
    select: { id: true, assessmentId: true },
  })
  const today = todayIn(actor.tenant.timeZone, now)
  const awards = await awardsToConfirm(tx, tenantId, today, reach)
  const frame = await queueFrame(ctx, await openCampaigns(ctx, reach === undefined ? assessments : null))
  const proposals = await tx.$queryRaw<QueueProposal[]>`
    SELECT s."id", s."number", s."title", a."name" AS "agencyName", to_char(s."answerDue", 'YYYY-MM-DD') AS "answerDue" FROM "Proposal" s JOIN "Agency" a ON a."tenantId" = s."tenantId" AND a."id" = s."agencyId"
    WHERE s."tenantId" = ${tenantId}::uuid AND s."status" = 'FILED' ${reachSql(reach)} ${frame.may.answer ? Prisma.empty : Prisma.sql`AND s."answerDue" < ${today}::date`} ORDER BY s."answerDue", s."number"`
  const work = await tx.$queryRaw<QueueWork[]>`
    SELECT w.kind, w."id", w.ref, w."number", w."title", to_char(w.due, 'YYYY-MM-DD') AS due, w.since, w.n,
      coalesce(a."name", (SELECT p."bodyName" FROM "RoadmapPart" p WHERE a."id" IS NULL AND p."tenantId" = ${tenantId}::uuid AND p."id" = w."id"), 'Дорожная карта программы') AS "agencyName"
    FROM (${workSql({ tenantId, today }, workReach(actor.memberships))}) w LEFT JOIN "Agency" a ON a."tenantId" = ${tenantId}::uuid AND a."id" = w."agencyId"
    ORDER BY w.due NULLS LAST, w.since NULLS LAST, w."number", w."id"`
  const groups = buildQueue({
    ...frame,
    personId: actor.personId,
    assessments,
    objections,
    materials,
    awards,
    work: await withQuarterlyDays(ctx, work),
    proposals,
  })
  return {
    groups,
    total: queueTotal(groups),
    campaigns: frame.campaigns.map((campaign) => openCampaign(campaign, assessments)),
  }
}

/** A report that nobody has begun has no day of its own yet: the rule in force says it. One statement where there is such a report. */
async function withQuarterlyDays({ tx, tenantId }: QueryContext, work: readonly QueueWork[]): Promise<QueueWork[]> {
  const unbegun = ({ kind, due }: QueueWork): boolean => kind === 'FILL_QUARTERLY' && due === null
  const first = work.find(unbegun)
  if (!first) return [...work]
  const quarter = quarterOfNumber(first.number)
  const rule = ruleOf(await quarterlyRules(tx, tenantId), quarter)
  return work.map((one) => (unbegun(one) && rule ? { ...one, due: dueDays(rule, quarter).dueOn } : one))
}

/** Campaigns under way; `ready` is told to those who see every assessment. */
async function openCampaigns(
  { tx, tenantId }: QueryContext,
  all: readonly QueueAssessment[] | null,
): Promise<OpenCampaignRow[]> {
  const rows = await tx.ratingCampaign.findMany({
    where: { tenantId, status: 'OPEN' },
    orderBy: { year: 'desc' },
    select: {
      id: true,
      year: true,
      selfAssessmentDue: true,
      ratingDue: true,
      resultsSentDue: true,
      publicationDue: true,
    },
  })
  return rows.map(({ id, year, ...due }) => ({
    id,
    year,
    selfAssessmentDue: dayOf(due.selfAssessmentDue),
    ratingDue: dayOf(due.ratingDue),
    resultsSentDue: dayOf(due.resultsSentDue),
    publicationDue: dayOf(due.publicationDue),
    ready:
      all !== null && readyToPublish(all.filter(({ campaignId }) => campaignId === id).map(({ status }) => status)),
  }))
}

function openCampaign(
  { id, year, selfAssessmentDue, ratingDue, resultsSentDue, publicationDue }: QueueCampaign,
  assessments: readonly QueueAssessment[],
): OpenCampaign {
  const own = assessments.filter(({ campaignId }) => campaignId === id)
  const counts = Object.fromEntries(
    assessmentStatuses.map((status) => [status, own.filter((a) => a.status === status).length]),
  ) as Record<AssessmentStatus, number>
  return { id, year, selfAssessmentDue, ratingDue, resultsSentDue, publicationDue, counts }
}

const queueQuery = defineQuery({
  operation: programmeOperations['office.read'],
  run: (ctx, _input: Record<string, never>) => readQueue(ctx),
})

/** What waits for the person, item by item; read once a request. */
export const getQueue = cache((actor: Actor): Promise<Queue> => queueQuery(actor, {}))
