import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CockpitPart, YearColumnsPart } from '@/lib/platform/module'
import type { RoadmapFacts } from './cockpit'
import { roadmapSummary } from './summary-queries'

/** Parts of road maps that fell due in the year. */
export const roadmapYears = {
  years: ({ tenantId, agencyId, from, to }) => Prisma.sql`
    SELECT extract(year FROM i."dueOn")::int AS "year", count(*)::int AS parts,
      count(*) FILTER (WHERE p."status" = 'ACCEPTED')::int AS delivered
    FROM "RoadmapPart" p JOIN "RoadmapItem" i ON i."tenantId" = p."tenantId" AND i."id" = p."itemId"
      AND i."removedAt" IS NULL AND i."dueOn" BETWEEN make_date(${from}, 1, 1) AND make_date(${to}, 12, 31)
    WHERE p."tenantId" = ${tenantId}::uuid AND p."agencyId" = ${agencyId}::uuid AND p."status" <> 'CLOSED' GROUP BY 1`,
} satisfies YearColumnsPart

export const roadmapsCockpit = {
  programme: ({ tenantId }) =>
    Prisma.sql`SELECT to_jsonb(EXISTS (SELECT 1 FROM "Roadmap" o WHERE o."tenantId" = ${tenantId}::uuid
    AND o."status" IN ('APPROVED', 'CLOSED')))`,
  agencies: ({ tenantId, year }) => Prisma.sql`
    SELECT DISTINCT ON (n."agencyId") n."agencyId", n."roadmapId" FROM (
      SELECT o."agencyId", i."roadmapId", count(*) AS n FROM "RoadmapItem" i
      JOIN "RoadmapPart" o ON o."tenantId" = i."tenantId" AND o."itemId" = i."id" AND o."agencyId" IS NOT NULL
        AND o."status" <> 'CLOSED'
      WHERE i."tenantId" = ${tenantId}::uuid AND i."removedAt" IS NULL
        AND i."dueOn" BETWEEN ${`${year}-01-01`}::date AND ${`${year}-12-31`}::date GROUP BY 1, 2) n
          ORDER BY n."agencyId", n.n DESC, n."roadmapId"`,
  read: async ({ tx }, { tenantId, year, today, only }, found) => {
    const maps = found.agencies as ReadonlyMap<string, { roadmapId: string }>
    const owed = new Map(
      (await roadmapSummary(tx, tenantId, { year, today, agencyIds: only })).map((one) => [one.agencyId, one]),
    )
    return {
      columns: {
        roadmap: {
          shown: found.programme === true,
          of: (agencyId: string): RoadmapFacts | undefined => {
            const one = owed.get(agencyId)
            return one && { ...one, roadmapId: maps.get(agencyId)?.roadmapId ?? null }
          },
        },
      },
    }
  },
} satisfies CockpitPart
