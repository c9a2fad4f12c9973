import 'server-only'
import { todayIn } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import { waitSources } from '@/lib/modules.server'
import type { WaitSource } from '@/lib/platform/module'
import type { QueryContext } from '@/lib/platform/query'
import type { Sql } from '@/lib/platform/sources'
import { queueReach, type QueueKind } from './kinds'

const { empty, join, sql } = Prisma

/** Every kind has its SQL: a module that is not in lib/modules.server.ts does not compile here. */
const sources: Readonly<Record<QueueKind, WaitSource>> = waitSources

/**
 * Everything that waits for the person as one SELECT, a row each with its kind; null – nothing is asked of them. What
 * is counted in the menu and listed on the home page is the same by this.
 */
export async function queueSql({ tx, tenantId, actor, now }: QueryContext): Promise<Sql | null> {
  const { timeZone, settings } = actor.tenant
  const ctx = { tx, tenantId, timeZone, settings, today: todayIn(timeZone, now), personId: actor.personId }
  const parts: Sql[] = []
  for (const [kind, reach] of queueReach(actor.memberships)) {
    const source = await sources[kind](ctx)
    if (!source) continue
    const within = reach === 'all' ? empty : sql`WHERE w."agencyId" = ANY(${[...reach]}::uuid[])`
    parts.push(sql`(SELECT ${kind}::text AS "kind", w.* FROM (${source}) w ${within})`)
  }
  return parts.length === 0 ? null : join(parts, ' UNION ALL ')
}
