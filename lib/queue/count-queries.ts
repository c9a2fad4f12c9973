import 'server-only'
import { todayIn } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Actor } from '@/lib/platform/actor'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { awardsToConfirmSql } from '@/lib/rating/award/expiry'
import { queueFrame, queueReach, reachSql, type OpenCampaignRow } from './frame'
import { countKinds, noCounts, readyToPublish, type KindCounts, type QueueSums } from './kinds'
import { workReach, type WorkReach } from './work-kinds'
import { workSql } from './work-sql'
import { operations as programmeOperations } from '@/lib/programme/operations'

type Sums = QueueSums & { campaigns: Omit<OpenCampaignRow, 'ready'>[]; unread: bigint }

/** Figures of the menu and of the bell. */
export type OfficeCounts = { kinds: KindCounts; /** Notifications that the person has not read. */ unread: number }

const unreadSql = (tenantId: string, { personId }: Actor): Prisma.Sql =>
  Prisma.sql`(SELECT count(*) FROM "Notification" n WHERE n."tenantId" = ${tenantId}::uuid AND n."personId" = ${personId}::uuid AND n."readAt" IS NULL)`

/** Alike things with their numbers: one statement, however many agencies there are. */
async function readSums(
  { tx, tenantId, actor, now }: QueryContext,
  reach: string[] | undefined,
  work: WorkReach,
): Promise<Sums | undefined> {
  const { timeZone } = actor.tenant
  const mine = reachSql(reach)
  const today = todayIn(timeZone, now)
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
        SELECT a."validUntil", count(*) AS n ${awardsToConfirmSql(tenantId, today, reach)} GROUP BY 1) g) AS "awards",
      (SELECT coalesce(jsonb_agg(to_jsonb(g)), '[]') FROM (
        SELECT s."answerDue" < ${today}::date AS "late", count(*) AS n FROM "Proposal" s WHERE s."tenantId" = ${tenantId}::uuid AND s."status" = 'FILED' ${mine} GROUP BY 1) g) AS "proposals",
      (SELECT coalesce(jsonb_agg(to_jsonb(g)), '[]') FROM (SELECT w.kind, count(*) AS n FROM (${workSql({ tenantId, today }, work)}) w GROUP BY 1) g) AS "work",
      ${unreadSql(tenantId, actor)} AS "unread"`
  return sums
}

/** How much of each kind waits for the person: what getQueue would list, only counted. */
const kindsQuery = defineQuery({
  operation: programmeOperations['office.read'],
  run: async (ctx, _input: Record<string, never>): Promise<OfficeCounts> => {
    const reach = queueReach(ctx)
    const sums = reach === null ? undefined : await readSums(ctx, reach, workReach(ctx.actor.memberships))
    if (!sums) {
      const [row] = await ctx.tx.$queryRaw<
        { unread: bigint }[]
      >`SELECT ${unreadSql(ctx.tenantId, ctx.actor)} AS "unread"`
      return { kinds: noCounts, unread: Number(row?.unread ?? 0) }
    }
    const ready = (id: string) =>
      reach === undefined &&
      readyToPublish(sums.assessments.filter(({ campaignId }) => campaignId === id).map(({ status }) => status))
    const frame = await queueFrame(
      ctx,
      sums.campaigns.map((campaign) => ({ ...campaign, ready: ready(campaign.id) })),
    )
    return { kinds: countKinds(frame, sums), unread: Number(sums.unread) }
  },
})

export const officeCounts = (actor: Actor): Promise<OfficeCounts> => kindsQuery(actor, {})
