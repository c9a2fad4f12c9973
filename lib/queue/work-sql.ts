import 'server-only'
import { addDays, type DateString } from '@/lib/core/dates'
import { previousQuarter, quarterOf, quarterRange } from '@/lib/core/quarters'
import { Prisma } from '@/lib/generated/prisma/client'
import { lateStageSql, runningSql } from '@/lib/projects/stages/sql'
import type { WorkKind, WorkReach } from './work-kinds'

type Sql = Prisma.Sql
type Context = { tenantId: string; today: DateString }

/** Days ahead from which a new measurement of a closed project is asked for. */
const STABILITY_AHEAD = 14
/** Days ahead from which a part of a road map is asked for. */
const PART_AHEAD = 30

/** Parts of maps in force that are due within the month, overdue or returned. */
const partOwed = ({ tenantId, today }: Context): Sql => Prisma.sql`
    o."id", o."agencyId", i."roadmapId" || '/items/' || i."id" AS ref, 0 AS "number", i."number" || ' ' || i."title" AS "title", i."dueOn" AS due, NULL::timestamptz AS since, (o."status" = 'RETURNED')::int AS n
    FROM "RoadmapPart" o JOIN "RoadmapItem" i ON i."tenantId" = o."tenantId" AND i."id" = o."itemId" AND i."removedAt" IS NULL
      JOIN "Roadmap" m ON m."tenantId" = i."tenantId" AND m."id" = i."roadmapId" AND m."status" = 'APPROVED'
    WHERE o."tenantId" = ${tenantId}::uuid AND o."status" IN ('OPEN', 'RETURNED') AND (o."status" = 'RETURNED' OR i."dueOn" <= ${addDays(today, PART_AHEAD)}::date)`

/**
 * Records of one kind: id, agency (null: the tenant's own), project or the like to open (`ref`), number and title, the day it is due, since when it waits, and a
 * figure that the words need (`n`). Every part has these columns in this order; the FROM ends in an open WHERE.
 */
const parts: Record<WorkKind, (ctx: Context) => Sql> = {
  AGREE_PASSPORT: ({ tenantId }) => Prisma.sql`
    v."id", o."agencyId", o."id"::text AS ref, o."number", o."title", NULL::date AS due, v."submittedAt" AS since,
      (SELECT count(*) FROM "PassportVersion" r WHERE r."tenantId" = v."tenantId" AND r."projectId" = v."projectId" AND r."status" = 'RETURNED')::int AS n
    FROM "PassportVersion" v JOIN "Project" o ON o."tenantId" = v."tenantId" AND o."id" = v."projectId" AND o."status" <> 'CANCELLED'
    WHERE v."tenantId" = ${tenantId}::uuid AND v."status" = 'SUBMITTED' AND v."agreedAt" IS NULL`,
  APPROVE_PASSPORT: ({ tenantId }) => Prisma.sql`
    v."id", o."agencyId", o."id"::text AS ref, o."number", o."title", NULL::date AS due, v."agreedAt" AS since, 0 AS n
    FROM "PassportVersion" v JOIN "Project" o ON o."tenantId" = v."tenantId" AND o."id" = v."projectId" AND o."status" <> 'CANCELLED'
    WHERE v."tenantId" = ${tenantId}::uuid AND v."status" = 'SUBMITTED' AND v."agreedAt" IS NOT NULL`,
  MEND_PASSPORT: ({ tenantId }) => Prisma.sql`
    v."id", o."agencyId", o."id"::text AS ref, o."number", o."title", NULL::date AS due, v."decidedAt" AS since,
      (SELECT count(*) FROM "PassportRemark" r WHERE r."tenantId" = v."tenantId" AND r."versionId" = v."id" AND r."resolvedAt" IS NULL)::int AS n
    FROM "Project" o JOIN "PassportVersion" v ON v."tenantId" = o."tenantId" AND v."projectId" = o."id" AND v."status" = 'RETURNED'
    WHERE o."tenantId" = ${tenantId}::uuid AND o."status" = 'DRAFT'
      AND NOT EXISTS (SELECT 1 FROM "PassportVersion" later WHERE later."tenantId" = v."tenantId" AND later."projectId" = v."projectId" AND later."number" > v."number")`,
  STAGE_LATE: ({ tenantId, today }) => Prisma.sql`
    o."id", o."agencyId", o."id"::text AS ref, o."number", o."title", s."dueTo" AS due, NULL::timestamptz AS since, s."number" AS n
    FROM "Project" o JOIN LATERAL (
      SELECT l."number", l."dueTo" FROM "ProjectStage" l WHERE l."tenantId" = o."tenantId" AND l."projectId" = o."id" AND ${lateStageSql('l', today)}
      ORDER BY l."dueTo", l."number" LIMIT 1) s ON true
    WHERE o."tenantId" = ${tenantId}::uuid AND ${runningSql('o')}`,
  // A goal waits until a stability value of it is reported; what is reported waits for its confirmation instead.
  MEASURE_STABILITY: ({ tenantId, today }) => Prisma.sql`
    o."id", o."agencyId", o."id"::text AS ref, o."number", o."title", o."stabilityDue" AS due, NULL::timestamptz AS since, 0 AS n
    FROM "Project" o
    WHERE o."tenantId" = ${tenantId}::uuid AND o."status" = 'MONITORING' AND o."stabilityDue" <= ${addDays(today, STABILITY_AHEAD)}::date AND EXISTS (
      SELECT 1 FROM jsonb_object_keys((SELECT v."fields" FROM "PassportVersion" v WHERE v."tenantId" = o."tenantId" AND v."projectId" = o."id" AND v."status" = 'APPROVED' ORDER BY v."number" DESC LIMIT 1)) path
      WHERE path LIKE 'goals.%.name' AND NOT EXISTS (
        SELECT 1 FROM "GoalMeasurement" m WHERE m."tenantId" = o."tenantId" AND m."projectId" = o."id" AND m."goalId" = split_part(path, '.', 2) AND m."stability" AND m."status" <> 'REJECTED'))`,
  CONFIRM_RESULT: ({ tenantId }) => Prisma.sql`
    o."id", o."agencyId", o."id"::text AS ref, o."number", o."title", NULL::date AS due, w.since, w.n
    FROM (SELECT x."projectId", min(x."at") AS since, count(*)::int AS n FROM (
        SELECT m."projectId", m."at" FROM "GoalMeasurement" m WHERE m."tenantId" = ${tenantId}::uuid AND m."status" = 'REPORTED'
        UNION ALL SELECT e."projectId", e."at" FROM "ProjectEffect" e WHERE e."tenantId" = ${tenantId}::uuid AND e."status" = 'REPORTED') x GROUP BY 1) w
      JOIN "Project" o ON o."tenantId" = ${tenantId}::uuid AND o."id" = w."projectId"
    WHERE true`,
  ACCEPT_REPORT: ({ tenantId }) => Prisma.sql`
    r."id", o."agencyId", o."id"::text AS ref, o."number", o."title", NULL::date AS due, r."submittedAt" AS since, 0 AS n
    FROM "ProjectReport" r JOIN "Project" o ON o."tenantId" = r."tenantId" AND o."id" = r."projectId"
    WHERE r."tenantId" = ${tenantId}::uuid AND r."status" = 'SUBMITTED'`,
  WRITE_REPORT: ({ tenantId }) => Prisma.sql`
    r."id", o."agencyId", o."id"::text AS ref, o."number", o."title", r."dueOn" AS due, r."createdAt" AS since, (r."status" = 'RETURNED')::int AS n
    FROM "ProjectReport" r JOIN "Project" o ON o."tenantId" = r."tenantId" AND o."id" = r."projectId" AND o."status" <> 'CANCELLED'
    WHERE r."tenantId" = ${tenantId}::uuid AND r."status" IN ('DUE', 'RETURNED')`,
  ACCEPT_PROOF: ({ tenantId }) => Prisma.sql`
    o."id", o."agencyId", i."roadmapId" || '/items/' || i."id" AS ref, 0 AS "number", i."number" || ' ' || i."title" AS "title", NULL::date AS due, o."submittedAt" AS since, 0 AS n
    FROM "RoadmapPart" o JOIN "RoadmapItem" i ON i."tenantId" = o."tenantId" AND i."id" = o."itemId" AND i."removedAt" IS NULL
    WHERE o."tenantId" = ${tenantId}::uuid AND o."status" = 'SUBMITTED'`,
  DELIVER_PART: (ctx) => Prisma.sql`${partOwed(ctx)} AND o."agencyId" IS NOT NULL`,
  // A body that is no agency of the portal: the authority hands in for it.
  DELIVER_FOR_BODY: (ctx) => Prisma.sql`${partOwed(ctx)} AND o."agencyId" IS NULL`,
  CONSENT_CHANGE: ({ tenantId }) => Prisma.sql`
    c."id", o."agencyId", o."id"::text AS ref, 0 AS "number", o."title", NULL::date AS due, c."proposedAt" AS since, 0 AS n
    FROM "RoadmapChange" c JOIN "Roadmap" o ON o."tenantId" = c."tenantId" AND o."id" = c."roadmapId"
    WHERE c."tenantId" = ${tenantId}::uuid AND c."status" = 'PROPOSED'`,
  APPROVE_ROADMAP: ({ tenantId }) => Prisma.sql`
    o."id", o."agencyId", o."id"::text AS ref, 0 AS "number", o."title", o."approvalDue" AS due, o."updatedAt" AS since, 0 AS n
    FROM "Roadmap" o WHERE o."tenantId" = ${tenantId}::uuid AND o."kind" = 'DEPARTMENTAL' AND o."status" = 'APPROVAL'`,
  ACCEPT_QUARTERLY: ({ tenantId }) => Prisma.sql`
    o."id", o."agencyId", o."id"::text AS ref, o."year" * 10 + o."quarter" AS "number", '' AS "title", NULL::date AS due, o."submittedAt" AS since, 0 AS n
    FROM "QuarterlyReport" o WHERE o."tenantId" = ${tenantId}::uuid AND o."status" = 'SUBMITTED'`,
  // The last closed quarter, where the rule in force asks for it (lib/quarterly/rules.ts, ruleOf); the due day is reckoned by the caller.
  FILL_QUARTERLY: ({ tenantId, today }) => {
    const { year, quarter } = previousQuarter(quarterOf(today))
    return Prisma.sql`
    o."id", o."agencyId", coalesce(o."reportId"::text, '') AS ref, ${year * 10 + quarter}::int AS "number", '' AS "title", o."dueOn" AS due, NULL::timestamptz AS since, 0 AS n
    FROM (SELECT a."id", a."id" AS "agencyId", r."id" AS "reportId", r."dueOn" FROM "Agency" a
        LEFT JOIN "QuarterlyReport" r ON r."tenantId" = a."tenantId" AND r."agencyId" = a."id" AND r."year" = ${year} AND r."quarter" = ${quarter}
      WHERE a."tenantId" = ${tenantId}::uuid AND a."status" = 'ACTIVE' AND (a."since" IS NULL OR a."since" <= ${quarterRange({ year, quarter }).to}::date) AND (r."status" IS NULL OR r."status" = 'DRAFT')) o
    WHERE (SELECT u."active" FROM "QuarterlyRule" u WHERE u."tenantId" = ${tenantId}::uuid AND u."fromYear" * 4 + u."fromQuarter" <= ${year * 4 + quarter}
      ORDER BY u."createdAt" DESC, u."fromYear" DESC, u."fromQuarter" DESC LIMIT 1)`
  },
  MEND_QUARTERLY: ({ tenantId }) => Prisma.sql`
    o."id", o."agencyId", o."id"::text AS ref, o."year" * 10 + o."quarter" AS "number", '' AS "title", NULL::date AS due, o."decidedAt" AS since, 0 AS n
    FROM "QuarterlyReport" o WHERE o."tenantId" = ${tenantId}::uuid AND o."status" = 'RETURNED'`,
  DECIDE_PRACTICE: ({ tenantId }) => Prisma.sql`
    o."id", o."agencyId", o."id"::text AS ref, 0 AS "number", o."title", NULL::date AS due, o."updatedAt" AS since, 0 AS n
    FROM "Practice" o WHERE o."tenantId" = ${tenantId}::uuid AND o."status" = 'SUBMITTED'`,
  MEND_PRACTICE: ({ tenantId }) => Prisma.sql`
    o."id", o."agencyId", o."id"::text AS ref, 0 AS "number", o."title", NULL::date AS due, o."updatedAt" AS since, 0 AS n
    FROM "Practice" o WHERE o."tenantId" = ${tenantId}::uuid AND o."status" = 'RETURNED'`,
}

/** Everything that waits for a person with this reach, a row each with its kind; no rows for a person who is asked nothing. */
export function workSql(ctx: Context, reach: WorkReach): Sql {
  const asked = [...reach].map(
    ([kind, ids]) => Prisma.sql`
    (SELECT ${kind}::text AS kind, ${parts[kind](ctx)} ${ids === 'all' ? Prisma.empty : Prisma.sql`AND o."agencyId" = ANY(${[...ids]}::uuid[])`})`,
  )
  return asked.length === 0
    ? Prisma.sql`SELECT NULL::text AS kind, NULL::uuid AS "id", NULL::uuid AS "agencyId", NULL::text AS ref, 0 AS "number", NULL::text AS "title", NULL::date AS due, NULL::timestamptz AS since, 0 AS n WHERE false`
    : Prisma.join(asked, ' UNION ALL ')
}
