import 'server-only'
import type { Prisma } from '@/lib/generated/prisma/client'

type Context = { tenantId: string; agencyWhere: () => { agencyId?: { in: string[] } } }

/** Projects that the person reaches: run by an agency in reach, or with such an agency taking part. For every `where` on Project. */
export function projectWhere(ctx: Context): Prisma.ProjectWhereInput {
  const { agencyId } = ctx.agencyWhere()
  return {
    tenantId: ctx.tenantId,
    ...(agencyId ? { participants: { some: { tenantId: ctx.tenantId, agencyId } } } : {}),
  }
}
