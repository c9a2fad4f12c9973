import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { QueryContext } from '@/lib/platform/query'

type Context = { tenantId: string; agencyWhere: () => { agencyId?: { in: string[] } } }

/** Processes that the person reaches: owned by an agency in reach, or with such an agency taking part. */
export function processWhere(ctx: Context): Prisma.ProcessWhereInput {
  const { agencyId } = ctx.agencyWhere()
  return {
    tenantId: ctx.tenantId,
    ...(agencyId && { OR: [{ agencyId }, { participants: { some: { tenantId: ctx.tenantId, agencyId } } }] }),
  }
}

/** processWhere for raw SQL on "Process" p. */
export const reachSql = ({ tenantId, reach }: Pick<QueryContext, 'tenantId' | 'reach'>): Prisma.Sql => {
  if (reach === 'all') return Prisma.empty
  const among = Prisma.sql`= ANY(${[...reach]}::uuid[])`
  return Prisma.sql`AND (p."agencyId" ${among} OR p."id" IN (
    SELECT r."processId" FROM "ProcessParticipant" r WHERE r."tenantId" = ${tenantId}::uuid AND r."agencyId" ${among}))`
}
