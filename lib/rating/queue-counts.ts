import 'server-only'
import { todayIn } from '@/lib/core/dates'
import type { Actor } from '@/lib/platform/actor'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { awardsToConfirmSql } from './award-expiry'
import { queueFrame, queueReach, reachSql, type OpenCampaignRow } from './queue-frame'
import { countKinds, isTodo, queueKinds, readyToPublish, type QueueKind, type QueueSums } from './queue-kinds'

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
  /** Proposals to answer; for the staff, those that nobody answered in time. */
  proposals: number
}

type Sums = QueueSums & { campaigns: Omit<OpenCampaignRow, 'ready'>[] }

/** Alike assessments, requests and certificates with their numbers: one statement, however many agencies there are. */
async function readSums({ tx, tenantId, actor, now }: QueryContext, reach: string[] | undefined): Promise<Sums | undefined> {
  const { timeZone } = actor.tenant
  const mine = reachSql(reach)
  const [sums] = await tx.$queryRaw<Sums[]>`
    WITH c AS MATERIALIZED (SELECT "id", "year", "selfAssessmentDue", "ratingDue", "resultsSentDue", "publicationDue" FROM "RatingCampaign" WHERE "tenantId" = ${tenantId}::uuid AND "status" = 'OPEN')
    SELECT
      (SELECT coalesce(jsonb_agg(to_jsonb(c)), '[]') FROM c) AS "campaigns",
      (SELECT coalesce(jsonb_agg(to_jsonb(g)), '[]') FROM (
        SELECT s."campaignId", s."status", s."verifierId" IS NOT DISTINCT FROM ${actor.personId}::uuid AS "mine", (s."receivedAt" AT TIME ZONE ${timeZone})::date AS "receivedOn", count(*) AS n
        FROM "SelfAssessment" s JOIN c ON c."id" = s."campaignId"
        WHERE s."tenantId" = ${tenantId}::uuid ${mine} GROUP BY 1, 2, 3, 4) g) AS "assessments",
      (SELECT coalesce(jsonb_agg(to_jsonb(g)), '[]') FROM (
        SELECT m."status", count(*) AS n FROM "MaterialRequest" m
        JOIN "SelfAssessment" s ON s."tenantId" = m."tenantId" AND s."id" = m."assessmentId" AND s."status" <> 'WITHDRAWN' JOIN c ON c."id" = s."campaignId"
        WHERE m."tenantId" = ${tenantId}::uuid AND m."status" <> 'CLOSED' ${mine} GROUP BY 1) g) AS "materials",
      (SELECT coalesce(jsonb_agg(to_jsonb(g)), '[]') FROM (
        SELECT a."validUntil", count(*) AS n ${awardsToConfirmSql(tenantId, todayIn(timeZone, now), reach)} GROUP BY 1) g) AS "awards",
      (SELECT coalesce(jsonb_agg(to_jsonb(g)), '[]') FROM (
        SELECT s."answerDue" < ${todayIn(timeZone, now)}::date AS "late", count(*) AS n FROM "Proposal" s WHERE s."tenantId" = ${tenantId}::uuid AND s."status" = 'FILED' ${mine} GROUP BY 1) g) AS "proposals"`
  return sums
}

const nothing = Object.fromEntries(queueKinds.map((kind) => [kind, 0])) as Record<QueueKind, number>

/** How much of each kind waits for the person: what getQueue would list, only counted. */
const kindsQuery = defineQuery({
  operation: 'office.read',
  run: async (ctx, _input: Record<string, never>): Promise<Record<QueueKind, number>> => {
    const reach = queueReach(ctx)
    const sums = reach === null ? undefined : await readSums(ctx, reach)
    if (!sums) return nothing
    const ready = (id: string) => reach === undefined && readyToPublish(sums.assessments.filter(({ campaignId }) => campaignId === id).map(({ status }) => status))
    const frame = await queueFrame(ctx, sums.campaigns.map((campaign) => ({ ...campaign, ready: ready(campaign.id) })))
    return countKinds(frame, sums)
  },
})

/** Figures for the menu. */
export async function queueCounts(actor: Actor): Promise<QueueCounts> {
  const counts = await kindsQuery(actor, {})
  const of = (...kinds: QueueKind[]) => kinds.reduce((sum, kind) => sum + counts[kind], 0)
  return {
    total: of(...queueKinds.filter(isTodo)),
    verification: of('TAKE_UP', 'VERIFY_MINE', 'MATERIAL_ANSWERED'), materials: of('MATERIAL_ANSWERED', 'ANSWER_MATERIAL'), objections: of('OBJECTION'),
    results: of('SEND_RESULTS', 'FINALISE', 'OPEN_RESULTS', 'OBJECT_OR_AGREE'), awards: of('CONFIRM_LEVEL'), myAssessment: of('FILL', 'ANSWER_MATERIAL', 'OPEN_RESULTS', 'OBJECT_OR_AGREE'),
    proposals: of('ANSWER_PROPOSAL', 'LATE_PROPOSAL'),
  }
}
