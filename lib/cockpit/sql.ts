import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import { oneOf } from '@/lib/platform/sql'
import { inForceOnceStatuses } from '@/lib/roadmaps/rules'
import { unansweredLateSql } from '@/lib/proposals/sql'
import { lateStageSql, runningSql } from '@/lib/projects/stages/late-where'

/** What the cell «Проекты» counts of the year that runs, on "Project" o: the agency's own that go on. Its page lists by the same condition. */
export const countedSql = runningSql('o')

/** Of what a project is late, today: its open stages behind their day. */
export const lateStagesSql = (tenantId: string, today: DateString): Prisma.Sql =>
  Prisma.sql`SELECT l."projectId", min(l."dueTo") AS due FROM "ProjectStage" l WHERE l."tenantId" = ${tenantId}::uuid AND ${lateStageSql('l', today)} GROUP BY 1`

type Asked = {
  tenantId: string
  today: DateString
  year: number
  /** Null: every agency. */ only?: readonly string[] | null
}

/**
 * A row of AgencyFacts for every agency that was there in the year: one statement, each table read once and grouped, however many
 * agencies there are. Figures of the year come from FactTotal (lib/plan), what is late is read from the records as they stand today.
 */
export function factsSql({ tenantId, today, year, only = null }: Asked): Prisma.Sql {
  const [first, last] = [`${year}-01-01`, `${year}-12-31`]
  const mine = only === null ? Prisma.empty : Prisma.sql`AND a."id" = ANY(${[...only]}::uuid[])`
  return Prisma.sql`
  WITH a AS MATERIALIZED (
    SELECT a."id", a."parentId", a."name", a."kind", a."slug", a."status", a."until", a."since", m."name" AS successor
    FROM "Agency" a LEFT JOIN "Agency" m ON m."tenantId" = a."tenantId" AND m."id" = a."mergedIntoId"
    WHERE a."tenantId" = ${tenantId}::uuid ${mine} AND (a."status" = 'ACTIVE' OR a."until" >= ${first}::date) AND (a."since" IS NULL OR a."since" <= ${last}::date)
  ), v AS MATERIALIZED (
    SELECT DISTINCT ON (v."year") v."id", v."year" FROM "RatingVersion" v
    WHERE v."tenantId" = ${tenantId}::uuid AND v."year" IN (${year - 1}, ${year - 2}) ORDER BY v."year", v."version" DESC
  ), r AS (
    -- One row an agency: joined by equality alone, which the planner hashes.
    SELECT r."agencyId", max(r."total") FILTER (WHERE v."year" = ${year - 1}) AS "total", max(r."level") FILTER (WHERE v."year" = ${year - 1}) AS "level", max(r."place") FILTER (WHERE v."year" = ${year - 1}) AS "place",
      max(r."total") FILTER (WHERE v."year" = ${year - 2}) AS "totalBefore", max(r."level") FILTER (WHERE v."year" = ${year - 2}) AS "levelBefore"
    FROM v JOIN "RatingResult" r ON r."tenantId" = ${tenantId}::uuid AND r."versionId" = v."id" GROUP BY 1
  ), s AS (
    SELECT s."agencyId", s."id", s."status", s."submittedAt", s."finalTotal", coalesce(n.n, 0) AS answered
    FROM "RatingCampaign" c JOIN "SelfAssessment" s ON s."tenantId" = c."tenantId" AND s."campaignId" = c."id"
      LEFT JOIN LATERAL (SELECT count(*) AS n FROM "AssessmentAnswer" w WHERE s."status" = 'DRAFT' AND w."tenantId" = s."tenantId" AND w."assessmentId" = s."id" AND w."answered") n ON true
    WHERE c."tenantId" = ${tenantId}::uuid AND c."year" = ${year}
  ), late AS (${lateStagesSql(tenantId, today)}), p AS (
    SELECT o."agencyId", count(*) AS running, count(late.due) AS late, min(late.due) AS since
    FROM "Project" o LEFT JOIN late ON late."projectId" = o."id" WHERE o."tenantId" = ${tenantId}::uuid AND ${countedSql} GROUP BY 1
  ), f AS (
    SELECT t."agencyId", coalesce(sum(t."quantity") FILTER (WHERE t."source" = 'PROJECTS_FINISHED'), 0) AS finished, coalesce(sum(t."quantity") FILTER (WHERE t."source" = 'PROPOSALS_FILED'), 0) AS proposals
    FROM "FactTotal" t WHERE t."tenantId" = ${tenantId}::uuid AND t."year" = ${year} AND t."source" IN ('PROJECTS_FINISHED', 'PROPOSALS_FILED') GROUP BY 1
  ), u AS (
    SELECT o."agencyId", count(*) AS n FROM "Proposal" o WHERE o."tenantId" = ${tenantId}::uuid AND ${unansweredLateSql('o', today)} GROUP BY 1
  ), m AS (
    SELECT DISTINCT ON (n."agencyId") n."agencyId", n."roadmapId" FROM (
      SELECT o."agencyId", i."roadmapId", count(*) AS n FROM "RoadmapItem" i JOIN "RoadmapPart" o ON o."tenantId" = i."tenantId" AND o."itemId" = i."id" AND o."agencyId" IS NOT NULL AND o."status" <> 'CLOSED'
      WHERE i."tenantId" = ${tenantId}::uuid AND i."removedAt" IS NULL AND i."dueOn" BETWEEN ${first}::date AND ${last}::date GROUP BY 1, 2) n ORDER BY n."agencyId", n.n DESC, n."roadmapId"
  )
  SELECT a."id", a."parentId", a."name", a."kind", a."slug", CASE WHEN a."status" <> 'ACTIVE' THEN to_char(a."until", 'YYYY-MM-DD') END AS "until", a.successor, to_char(a."since", 'YYYY-MM-DD') AS "since",
    r."total", r."level", r."place", r."totalBefore", r."levelBefore",
    m."roadmapId", s."id" AS "assessmentId", s."status"::text AS "status", s."submittedAt", coalesce(s.answered, 0)::int AS "answered", s."finalTotal",
    coalesce(p.running, 0)::int AS "running", coalesce(p.late, 0)::int AS "lateProjects", to_char(p.since, 'YYYY-MM-DD') AS "lateSince",
    coalesce(f.finished, 0)::int AS "finished", coalesce(f.proposals, 0)::int AS "proposals", coalesce(u.n, 0)::int AS "unanswered"
  FROM a LEFT JOIN r ON r."agencyId" = a."id"
    LEFT JOIN s ON s."agencyId" = a."id" LEFT JOIN p ON p."agencyId" = a."id" LEFT JOIN f ON f."agencyId" = a."id" LEFT JOIN u ON u."agencyId" = a."id" LEFT JOIN m ON m."agencyId" = a."id"
  ORDER BY lower(a."name"), a."id"`
}

/** What the programme has at all, and what the conditions offer: one row. */
export function programmeSql(tenantId: string, year: number): Prisma.Sql {
  return Prisma.sql`
  SELECT
    (SELECT jsonb_build_object('due', c."selfAssessmentDue", 'criteria', jsonb_array_length(c."methodology" -> 'criteria')) FROM "RatingCampaign" c WHERE c."tenantId" = ${tenantId}::uuid AND c."year" = ${year}) AS campaign,
    (SELECT c."id" FROM "RatingCampaign" c WHERE c."tenantId" = ${tenantId}::uuid AND c."year" <= ${year - 1} ORDER BY c."year" DESC LIMIT 1) AS "ratedBy",
    (SELECT min(y) FROM (SELECT min(v."year") AS y FROM "RatingVersion" v WHERE v."tenantId" = ${tenantId}::uuid UNION ALL SELECT min(t."year") FROM "FactTotal" t WHERE t."tenantId" = ${tenantId}::uuid) x) AS "firstYear",
    EXISTS (SELECT 1 FROM "Roadmap" o WHERE o."tenantId" = ${tenantId}::uuid AND ${oneOf('o."status"', inForceOnceStatuses)}) AS "hasRoadmaps",
    (SELECT count(*) FROM "Tool" k WHERE k."tenantId" = ${tenantId}::uuid AND k."retiredOn" IS NULL)::int AS tools`
}
