import 'server-only'
import type { CommandContext } from '@/lib/platform/command'
import type { AgencyEnding } from '@/lib/platform/module'
import { partMachine } from './rules'
import { recordRoadmapEvents, type RoadmapEventInput } from './events'

/**
 * An agency ends: what it still owes passes to the successor, under the successor's name and with the former one kept
 * beside it. Where the successor owes a part of the same item itself, or there is none, the part is closed with the
 * reason. The agency's own maps are closed, their open parts passing on in the programme's maps only: a departmental
 * map binds the agency that approved it.
 */
export async function passRoadmapParts(ctx: CommandContext, { gone, into, basis }: AgencyEnding): Promise<void> {
  const { tx, tenantId, actor, now } = ctx
  const parts = await tx.roadmapPart.findMany({
    where: { tenantId, agencyId: gone.id, status: { in: partMachine.from('close') } },
    select: {
      id: true,
      itemId: true,
      item: { select: { number: true, roadmapId: true, roadmap: { select: { kind: true } } } },
    },
  })
  const own =
    into === null
      ? []
      : await tx.roadmapPart.findMany({
          where: { tenantId, agencyId: into.id, itemId: { in: parts.map(({ itemId }) => itemId) } },
          select: { itemId: true },
        })
  const taken = new Set(own.map(({ itemId }) => itemId))
  const passes = (part: (typeof parts)[number]): boolean =>
    into !== null && part.item.roadmap.kind === 'PROGRAMME' && !taken.has(part.itemId)
  const passing = parts.filter(passes)
  const closing = parts.filter((part) => !passes(part))
  if (into !== null && passing.length > 0) {
    await tx.roadmapPart.updateMany({
      where: { tenantId, id: { in: passing.map(({ id }) => id) } },
      data: { agencyId: into.id, bodyName: into.name, formerBody: gone.name, version: { increment: 1 } },
    })
  }
  const reason = into === null ? `Орган упразднён: ${basis}` : `Орган присоединён к «${into.name}»: ${basis}`
  await tx.roadmapPart.updateMany({
    where: { tenantId, id: { in: closing.map(({ id }) => id) } },
    data: { status: 'CLOSED', closedReason: reason, decidedAt: now, decidedBy: actor.name, version: { increment: 1 } },
  })
  const maps = await tx.roadmap.findMany({
    where: { tenantId, agencyId: gone.id, status: { not: 'CLOSED' } },
    select: { id: true },
  })
  await tx.roadmap.updateMany({
    where: { tenantId, id: { in: maps.map(({ id }) => id) } },
    data: { status: 'CLOSED', remark: reason, updatedAt: now, version: { increment: 1 } },
  })
  await tx.roadmapChange.updateMany({
    where: { tenantId, roadmapId: { in: maps.map(({ id }) => id) }, status: 'PROPOSED' },
    data: { status: 'WITHDRAWN', remark: reason, decidedAt: now, decidedBy: actor.name, version: { increment: 1 } },
  })
  await recordRoadmapEvents(ctx, [
    ...parts.map((part): RoadmapEventInput => ({
      roadmapId: part.item.roadmapId,
      itemId: part.itemId,
      partId: part.id,
      agencyId: into?.id ?? gone.id,
      kind: passes(part) ? 'PART_PASSED' : 'PART_CLOSED',
      words: { item: part.item.number, body: gone.name, reason, ...(into && passes(part) ? { into: into.name } : {}) },
    })),
    ...maps.map(({ id }): RoadmapEventInput => ({
      roadmapId: id,
      agencyId: gone.id,
      kind: 'CLOSED',
      words: { reason },
    })),
  ])
}
