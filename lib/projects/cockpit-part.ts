import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CockpitPart } from '@/lib/platform/module'
import type { ProjectFacts } from './cockpit'
import { countedSql, lateStagesSql } from './stages/cell'

export const projectsCockpit = {
  // What is late is read from the records as they stand today, figures of the year – from the plan's sums.
  agencies: ({ tenantId, today, year }) => Prisma.sql`
    SELECT coalesce(p."agencyId", f."agencyId") AS "agencyId", coalesce(p.running, 0)::int AS "running",
      coalesce(p.late, 0)::int AS "lateProjects",
      to_char(p.since, 'YYYY-MM-DD') AS "lateSince", coalesce(f.finished, 0)::int AS "finished"
    FROM (
      SELECT o."agencyId", count(*) AS running, count(late.due) AS late, min(late.due) AS since
      FROM "Project" o LEFT JOIN (${lateStagesSql(tenantId, today)}) late ON late."projectId" = o."id"
      WHERE o."tenantId" = ${tenantId}::uuid AND ${countedSql} GROUP BY 1) p
    FULL JOIN (
      SELECT t."agencyId", sum(t."quantity") AS finished FROM "FactTotal" t
      WHERE t."tenantId" = ${tenantId}::uuid AND t."year" = ${year} AND t."source" = 'PROJECTS_FINISHED'
      GROUP BY 1) f ON f."agencyId" = p."agencyId"`,
  read: (_ctx, _asked, { agencies }) => {
    const rows = agencies as ReadonlyMap<string, ProjectFacts>
    return Promise.resolve({ columns: { projects: { shown: true, of: (agencyId: string) => rows.get(agencyId) } } })
  },
} satisfies CockpitPart
