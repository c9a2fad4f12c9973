import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Operation } from '@/lib/core/permissions'
import type { QueryContext } from '@/lib/platform/query'

type Context = { tenantId: string; agencyWhere: () => { agencyId?: { in: string[] } } }

/**
 * Projects that the person reaches: run by an agency in reach, or with such an agency taking part. For every `where` on
 * Project.
 */
export function projectWhere(ctx: Context): Prisma.ProjectWhereInput {
  const { agencyId } = ctx.agencyWhere()
  return {
    tenantId: ctx.tenantId,
    ...(agencyId ? { participants: { some: { tenantId: ctx.tenantId, agencyId } } } : {}),
  }
}

/** May the actor do this on the project: for one of its agencies, the running one or another. */
export const canOnProject = (
  ctx: { can: (operation: Operation, agencyId?: string | null) => boolean },
  operation: Operation,
  participants: readonly { agencyId: string }[],
): boolean => participants.some(({ agencyId }) => ctx.can(operation, agencyId))

/**
 * Projects run by these agencies or with one of them taking part, for raw SQL on "Project" p. `among` says which
 * agencies: `= ANY(…)`, `IN (…)`.
 */
export const withAgencySql = (tenantId: string, among: Prisma.Sql): Prisma.Sql =>
  Prisma.sql`p."id" IN (SELECT r."projectId" FROM "ProjectParticipant" r WHERE r."tenantId" = ${tenantId}::uuid
  AND r."agencyId" ${among})`

/** projectWhere for raw SQL on "Project" p: nothing for those who see all. */
export const reachSql = ({ tenantId, reach }: Pick<QueryContext, 'tenantId' | 'reach'>): Prisma.Sql =>
  reach === 'all' ? Prisma.empty : Prisma.sql`AND ${withAgencySql(tenantId, Prisma.sql`= ANY(${[...reach]}::uuid[])`)}`
