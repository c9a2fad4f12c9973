import 'server-only'
import { newId } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Actor } from '@/lib/platform/actor'
import type { Tx } from '@/lib/platform/db'
import type { ProjectEventKind } from './rules'

/**
 * Adds a line to the project's feed, in the transaction of what happened. `data` holds the words that the line names: {
 * stage: 5, reason: '…' }.
 */
export async function recordEvent(
  ctx: { tx: Tx; tenantId: string; actor: Pick<Actor, 'name'>; now: Date },
  projectId: string,
  kind: ProjectEventKind,
  data: Record<string, Prisma.InputJsonValue> = {},
): Promise<void> {
  await recordEvents(ctx, [projectId], kind, data)
}

/** The same line in the feeds of several projects; one statement. */
export async function recordEvents(
  ctx: { tx: Tx; tenantId: string; actor: Pick<Actor, 'name'>; now: Date },
  projectIds: readonly string[],
  kind: ProjectEventKind,
  data: Record<string, Prisma.InputJsonValue> = {},
): Promise<void> {
  if (projectIds.length === 0) return
  await ctx.tx.projectEvent.createMany({
    data: projectIds.map((projectId) => ({
      tenantId: ctx.tenantId,
      id: newId(),
      projectId,
      kind,
      data,
      byName: ctx.actor.name,
      at: ctx.now,
    })),
  })
}
