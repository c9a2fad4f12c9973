import 'server-only'
import { cache } from 'react'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import type { Actor } from '@/lib/platform/actor'
import { awardsToConfirm } from './award-expiry'
import { dayOf } from './days'
import { buildQueue, queueTotal, type QueueAssessment, type QueueCampaign, type QueueGroup, type QueueKind } from './queue'
import { assessmentStatuses, type AssessmentStatus } from './rules'
import { todayIn, type DateString } from '@/lib/core/dates'

/** Figures beside the entries of the menu; `total` is «Вас ждут N дел». */
export type QueueCounts = {
  total: number
  /** Staff: to take up and in one's own verification; of them answered requests apart. */
  verification: number
  materials: number
  objections: number
  results: number
  awards: number
  /** Agencies: own assessments to fill, requests to answer, results to open or decide on. */
  myAssessment: number
}

export type OpenCampaign = {
  id: string; year: number; selfAssessmentDue: DateString; ratingDue: DateString; resultsSentDue: DateString; publicationDue: DateString
  /** Participants by status, of those that the person may see. */
  counts: Record<AssessmentStatus, number>
}

export type Queue = { groups: QueueGroup[]; total: number; campaigns: OpenCampaign[] }

type CampaignRow = { id: string; year: number; selfAssessmentDue: Date; ratingDue: Date; resultsSentDue: Date; publicationDue: Date; objectionDays: number; unfinished: number; final: number }

const empty: Queue = { groups: [], total: 0, campaigns: [] }

/** Five statements for any number of agencies: campaigns, assessments, requests, objections, awards. */
async function readQueue(ctx: QueryContext): Promise<Queue> {
  const { tx, tenantId, actor, now } = ctx
  if (!ctx.can('assessment.read')) return empty
  const reach = ctx.agencyWhere().agencyId?.in
  const mine = reach === undefined ? Prisma.empty : Prisma.sql`AND s."agencyId" = ANY(${reach}::uuid[])`
  const campaignRows = await tx.$queryRaw<CampaignRow[]>`
    SELECT c."id", c."year", c."selfAssessmentDue", c."ratingDue", c."resultsSentDue", c."publicationDue",
      coalesce((c."methodology" #>> '{cycle,objectionWindow,workingDays}')::int, 15) AS "objectionDays",
      count(s.*) FILTER (WHERE s."status" NOT IN ('FINAL', 'NOT_STARTED', 'DRAFT', 'WITHDRAWN'))::int AS unfinished, count(s.*) FILTER (WHERE s."status" = 'FINAL')::int AS final
    FROM "RatingCampaign" c LEFT JOIN "SelfAssessment" s ON s."tenantId" = c."tenantId" AND s."campaignId" = c."id"
    WHERE c."tenantId" = ${tenantId}::uuid AND c."status" = 'OPEN' GROUP BY c."tenantId", c."id" ORDER BY c."year" DESC`
  const assessments = await tx.$queryRaw<QueueAssessment[]>`
    SELECT s."id", s."campaignId", s."agencyId", a."name" AS "agencyName", s."status"::text AS "status", s."verifierId", s."verifierName",
      s."submittedAt", s."resultsSentAt", s."receivedAt", s."updatedAt"
    FROM "SelfAssessment" s JOIN "RatingCampaign" c ON c."tenantId" = s."tenantId" AND c."id" = s."campaignId" AND c."status" = 'OPEN'
    JOIN "Agency" a ON a."tenantId" = s."tenantId" AND a."id" = s."agencyId"
    WHERE s."tenantId" = ${tenantId}::uuid AND s."status" <> 'WITHDRAWN' ${mine} ORDER BY s."submittedAt" NULLS LAST, a."name"`
  const materials = await tx.materialRequest.findMany({
    where: { tenantId, status: { not: 'CLOSED' }, assessment: { status: { not: 'WITHDRAWN' }, campaign: { status: 'OPEN' }, ...ctx.agencyWhere() } }, orderBy: { dueOn: 'asc' },
    select: { id: true, assessmentId: true, criterion: true, status: true, dueOn: true, answeredAt: true, assessment: { select: { campaignId: true, verifierId: true, agency: { select: { name: true } } } } },
  })
  const objections = await tx.objection.findMany({ where: { tenantId, status: 'FILED' }, select: { id: true, assessmentId: true } })
  const today = todayIn(actor.tenant.timeZone, now)
  const awards = await awardsToConfirm(tx, tenantId, today, reach)
  const campaigns = campaignRows.map((row) => ({
    id: row.id, year: row.year, selfAssessmentDue: dayOf(row.selfAssessmentDue), ratingDue: dayOf(row.ratingDue), resultsSentDue: dayOf(row.resultsSentDue),
    publicationDue: dayOf(row.publicationDue), objectionDays: row.objectionDays, ready: row.unfinished === 0 && row.final > 0,
  }))
  const groups = buildQueue({
    now, timeZone: actor.tenant.timeZone, personId: actor.personId, campaigns, assessments, objections,
    may: { verify: ctx.can('assessment.verify'), decide: ctx.can('objection.settle'), fill: ctx.can('assessment.edit'), submit: ctx.can('objection.file') },
    materials: materials.flatMap(({ assessment, dueOn, status, ...row }) => status === 'CLOSED' ? [] : [{
      ...row, status, dueOn: dayOf(dueOn), agencyName: assessment.agency.name, campaignId: assessment.campaignId, verifierId: assessment.verifierId,
    }]),
    awards,
  })
  return { groups, total: queueTotal(groups), campaigns: campaigns.map((campaign) => openCampaign(campaign, assessments)) }
}

function openCampaign({ id, year, selfAssessmentDue, ratingDue, resultsSentDue, publicationDue }: QueueCampaign, assessments: readonly QueueAssessment[]): OpenCampaign {
  const own = assessments.filter(({ campaignId }) => campaignId === id)
  const counts = Object.fromEntries(assessmentStatuses.map((status) => [status, own.filter((a) => a.status === status).length])) as Record<AssessmentStatus, number>
  return { id, year, selfAssessmentDue, ratingDue, resultsSentDue, publicationDue, counts }
}

const queueQuery = defineQuery({ operation: 'office.read', run: (ctx, _input: Record<string, never>) => readQueue(ctx) })

/** What waits for the person; read once a request, for the menu and the home page alike. */
export const getQueue = cache((actor: Actor): Promise<Queue> => queueQuery(actor, {}))

/** Figures for the menu. */
export async function queueCounts(actor: Actor): Promise<QueueCounts> {
  const { groups, total } = await getQueue(actor)
  const of = (...kinds: QueueKind[]) => groups.filter(({ kind }) => kinds.includes(kind)).reduce((sum, { items }) => sum + items.length, 0)
  return {
    total, verification: of('TAKE_UP', 'VERIFY_MINE', 'MATERIAL_ANSWERED'), materials: of('MATERIAL_ANSWERED', 'ANSWER_MATERIAL'), objections: of('OBJECTION'),
    results: of('SEND_RESULTS', 'FINALISE', 'OPEN_RESULTS', 'OBJECT_OR_AGREE'), awards: of('CONFIRM_LEVEL'), myAssessment: of('FILL', 'ANSWER_MATERIAL', 'OPEN_RESULTS', 'OBJECT_OR_AGREE'),
  }
}
