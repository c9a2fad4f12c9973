import 'server-only'
import { newId } from '@/lib/core/ids'
import type { Prisma, RoadmapEventKind } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'

type Writer = { tx: Tx; tenantId: string; actor: { name: string }; now: Date }
export type RoadmapEventInput = {
  roadmapId: string
  itemId?: string | null
  partId?: string | null
  agencyId?: string | null
  kind: RoadmapEventKind
  words?: Record<string, Prisma.InputJsonValue>
}

/**
 * Adds lines to a map's history, in the transaction of what happened. `words` holds what the line names: { body: '…',
 * reason: '…' }.
 */
export async function recordRoadmapEvents(
  { tx, tenantId, actor, now }: Writer,
  events: readonly RoadmapEventInput[],
): Promise<void> {
  if (events.length === 0) return
  await tx.roadmapEvent.createMany({
    data: events.map(({ roadmapId, itemId = null, partId = null, agencyId = null, kind, words = {} }) => ({
      tenantId,
      id: newId(),
      roadmapId,
      itemId,
      partId,
      agencyId,
      kind,
      words,
      byName: actor.name,
      at: now,
    })),
  })
}
