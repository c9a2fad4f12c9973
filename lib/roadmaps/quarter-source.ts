import 'server-only'
import { LISTED, type QuarterSource } from '@/lib/platform/quarter-part'
import { inForceOnceSql, lateOnSql } from './late-where'
import type { RoadmapLine } from './quarter'

export const roadmapsQuarterSource: QuarterSource = {
  facts: async (tx, { tenantId, ids, from, to, asOf }) => {
    const parts = await tx.$queryRaw<RoadmapLine[]>`
      SELECT i."id" AS "itemId", i."roadmapId", i."number", i."title", i."dueOn"::text AS "dueOn",
        p."status"::text AS status,
        ${lateOnSql(asOf)} AS late
      FROM "RoadmapPart" p JOIN "RoadmapItem" i ON i."tenantId" = p."tenantId" AND i."id" = p."itemId"
        AND i."removedAt" IS NULL
      JOIN "Roadmap" m ON m."tenantId" = i."tenantId" AND m."id" = i."roadmapId" AND ${inForceOnceSql}
      WHERE p."tenantId" = ${tenantId}::uuid AND p."agencyId" = ANY(${[...ids]}::uuid[]) AND p."status" <> 'CLOSED'
        AND i."dueOn" BETWEEN ${from}::date AND ${to}::date
      ORDER BY i."dueOn", i."position" LIMIT 400`
    return {
      roadmap: {
        total: parts.length,
        accepted: parts.filter(({ status }) => status === 'ACCEPTED').length,
        late: parts.filter(({ late }) => late).length,
        rows: parts.slice(0, LISTED),
      },
    }
  },
  sums: (tx, { tenantId, from, to, asOf }) => tx.$queryRaw`
    SELECT p."agencyId", count(*)::int AS total, count(*) FILTER (WHERE p."status" = 'ACCEPTED')::int AS accepted,
      count(*) FILTER (WHERE ${lateOnSql(asOf)})::int AS late
    FROM "RoadmapPart" p JOIN "RoadmapItem" i ON i."tenantId" = p."tenantId" AND i."id" = p."itemId"
      AND i."removedAt" IS NULL AND i."dueOn" BETWEEN ${from}::date AND ${to}::date
    JOIN "Roadmap" m ON m."tenantId" = i."tenantId" AND m."id" = i."roadmapId" AND ${inForceOnceSql}
    WHERE p."tenantId" = ${tenantId}::uuid AND p."agencyId" IS NOT NULL AND p."status" <> 'CLOSED' GROUP BY 1`,
}
