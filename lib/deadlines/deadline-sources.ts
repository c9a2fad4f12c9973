import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { dueSources } from '@/lib/modules.server'
import type { DueContext, DueSource } from '@/lib/platform/module'
import type { Sql } from '@/lib/platform/sources'
import { deadlineKinds, type DeadlineKind, type DeadlineScope } from './rules'

const { join, sql } = Prisma

/** Every kind has its SQL: a module that is not in lib/modules.server.ts does not compile here. */
const sources: Readonly<Record<DeadlineKind, DueSource>> = dueSources

/**
 * All that is due in the scope as one SELECT, a row each with its kind; null when the scope is empty. Statements that a
 * kind needs go before it.
 */
export async function deadlinesSql(scope: DeadlineScope, ctx: DueContext, only?: DeadlineKind): Promise<Sql | null> {
  const parts: Sql[] = []
  for (const kind of deadlineKinds) {
    const own = scope[kind]
    if (own === undefined || (only !== undefined && only !== kind)) continue
    const source = await sources[kind](ctx, own)
    if (source) parts.push(sql`(SELECT ${kind}::text AS "kind", d.* FROM (${source}) d)`)
  }
  return parts.length === 0 ? null : join(parts, ' UNION ALL ')
}
