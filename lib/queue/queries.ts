import 'server-only'
import { cache } from 'react'
import type { WaitRow } from '@/lib/core/wait'
import type { Actor } from '@/lib/platform/actor'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations as programmeOperations } from '@/lib/programme/operations'
import { buildQueue, queueTotal, type QueueGroup } from './items'
import type { QueueKind } from './kinds'
import { queueSql } from './sources'

export type Queue = { groups: QueueGroup[]; total: number }

/** One statement for any number of agencies, and those that a kind needs before it. */
async function readQueue(ctx: QueryContext): Promise<Queue> {
  const { tx, tenantId, actor, now } = ctx
  const waiting = await queueSql(ctx)
  if (!waiting) return { groups: [], total: 0 }
  const rows = await tx.$queryRaw<WaitRow<QueueKind>[]>`
    SELECT w."kind", w."id", w."ref", w."number", w."title", to_char(w."due", 'YYYY-MM-DD') AS "due", w."since", w."n",
      coalesce(w."whose", a."name", '') AS "agencyName"
    FROM (${waiting}) w LEFT JOIN "Agency" a ON a."tenantId" = ${tenantId}::uuid AND a."id" = w."agencyId"
    ORDER BY w."due" NULLS LAST, w."since" NULLS LAST, w."number", "agencyName", w."id"`
  const groups = buildQueue({ timeZone: actor.tenant.timeZone, now }, rows)
  return { groups, total: queueTotal(groups) }
}

const queueQuery = defineQuery({
  operation: programmeOperations['office.read'],
  run: (ctx, _input: Record<string, never>) => readQueue(ctx),
})

/** What waits for the person, item by item; read once a request. */
export const getQueue = cache((actor: Actor): Promise<Queue> => queueQuery(actor, {}))
