import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Actor } from '@/lib/platform/actor'
import { defineQuery } from '@/lib/platform/query'
import { operations as programmeOperations } from '@/lib/programme/operations'
import { noCounts, type KindCounts, type QueueKind } from './kinds'
import { queueSql } from './sources'

/** Figures of the menu and of the bell. */
export type OfficeCounts = { kinds: KindCounts; /** Notifications that the person has not read. */ unread: number }

/**
 * How much of each kind waits for the person: what getQueue would list, only counted. One statement, and those that a
 * kind needs before it, however many agencies there are.
 */
const kindsQuery = defineQuery({
  operation: programmeOperations['office.read'],
  run: async (ctx, _input: Record<string, never>): Promise<OfficeCounts> => {
    const { tx, tenantId, actor } = ctx
    const waiting = await queueSql(ctx)
    const counts = waiting
      ? Prisma.sql`(SELECT coalesce(jsonb_object_agg(g."kind", g.n), '{}')
      FROM (SELECT w."kind", count(*) AS n FROM (${waiting}) w GROUP BY 1) g)`
      : Prisma.sql`'{}'::jsonb`
    const [row] = await tx.$queryRaw<{ counts: Partial<Record<QueueKind, number>>; unread: bigint }[]>`
      SELECT ${counts} AS "counts",
        (SELECT count(*) FROM "Notification" n WHERE n."tenantId" = ${tenantId}::uuid
          AND n."personId" = ${actor.personId}::uuid AND n."readAt" IS NULL) AS "unread"`
    return { kinds: { ...noCounts, ...row?.counts }, unread: Number(row?.unread ?? 0) }
  },
})

export const officeCounts = (actor: Actor): Promise<OfficeCounts> => kindsQuery(actor, {})
