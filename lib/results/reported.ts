import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { QueryContext } from '@/lib/platform/query'
import { reachSql } from '@/lib/projects/state/scope'

/** Values that wait for their confirmation, a row each: the queue and its page ask here. */
export const reportedSql = (tenantId: string): Prisma.Sql => Prisma.sql`
  SELECT m."projectId", 'measurements' AS "kind", m."at" FROM "GoalMeasurement" m
  WHERE m."tenantId" = ${tenantId}::uuid AND m."status" = 'REPORTED'
  UNION ALL SELECT e."projectId", 'effects', e."at" FROM "ProjectEffect" e
  WHERE e."tenantId" = ${tenantId}::uuid AND e."status" = 'REPORTED'`

/** How many of them the reader sees, and in how many projects: each of those is one thing to do. */
export async function countReported(
  ctx: QueryContext,
): Promise<{ projects: number; measurements: number; effects: number }> {
  const [counts] = await ctx.tx.$queryRaw<{ projects: number; measurements: number; effects: number }[]>`
    SELECT count(DISTINCT x."projectId")::int AS projects,
      count(*) FILTER (WHERE x."kind" = 'measurements')::int AS measurements,
      count(*) FILTER (WHERE x."kind" = 'effects')::int AS effects
    FROM (${reportedSql(ctx.tenantId)}) x
    JOIN "Project" p ON p."tenantId" = ${ctx.tenantId}::uuid AND p."id" = x."projectId" WHERE true ${reachSql(ctx)}`
  return counts ?? { projects: 0, measurements: 0, effects: 0 }
}
