import 'server-only'
import { formatLong, formatShort } from '@/lib/core/dates'
import type { CommandContext } from '@/lib/platform/command'
import { dayColumn } from '@/lib/core/db-day'
import { partsOf } from './bodies'
import { itemText } from './draft-items'
import { tellCurators } from './letters'
import { assignParts, bodyAgencies, itemRow } from './load'
import { compareNumbers, nextNumber, type ItemText, partMachine } from './rules'
import { moveMap } from './scope'
import type { ProposedChange } from './schema'

type Map = { id: string; title: string; agencyId: string | null }

const EXCLUDED = 'Исполнитель исключён из мероприятия'

/** The item that a change is about, as it is now; null when it is not in the map (any more). */
export async function currentItem(ctx: CommandContext, roadmapId: string, itemId: string): Promise<ItemText | null> {
  const row = await ctx.tx.roadmapItem.findFirst({
    where: { tenantId: ctx.tenantId, id: itemId, roadmapId, removedAt: null },
  })
  return row && itemText(row)
}

/** What the item will be; null for a removal. A new item without a number takes the next one of its section. */
export async function proposedText(ctx: CommandContext, input: ProposedChange): Promise<ItemText | null> {
  if (input.kind === 'REMOVE') return null
  const { sectionNumber, section, number, title, dueOn, dueText, result, responsible } = input
  const text = { sectionNumber, section, number, title, dueOn, dueText, result, responsible }
  if (number !== '') return text
  const items = await ctx.tx.roadmapItem.findMany({
    where: { tenantId: ctx.tenantId, roadmapId: input.roadmapId },
    select: { number: true },
  })
  return {
    ...text,
    number: nextNumber(
      sectionNumber,
      items.map((item) => item.number),
    ),
  }
}

async function reorder(ctx: CommandContext, roadmapId: string): Promise<void> {
  const { tx, tenantId } = ctx
  const items = await tx.roadmapItem.findMany({
    where: { tenantId, roadmapId },
    orderBy: { position: 'asc' },
    select: { id: true, number: true, sectionNumber: true },
  })
  // Stable: where the act repeats a number, its order stays.
  const order = items.sort(
    (a, b) => compareNumbers(a.sectionNumber, b.sectionNumber) || compareNumbers(a.number, b.number),
  )
  await tx.$executeRaw`UPDATE "RoadmapItem" i SET "position" = n.at
  FROM unnest(${order.map(({ id }) => id)}::uuid[], ${order.map((_, i) => i)}::int[]) AS n(item, at)
  WHERE i."tenantId" = ${tenantId}::uuid AND i."id" = n.item`
}

/** Closes what is still owed of an item, for a reason; `keep` – agencies and nameless bodies that go on owing. */
async function closeParts(
  ctx: CommandContext,
  itemId: string,
  reason: string,
  keep: { agencies: string[]; names: string[] } = { agencies: [], names: [] },
): Promise<void> {
  const { tx, tenantId, actor, now } = ctx
  await tx.roadmapPart.updateMany({
    where: {
      tenantId,
      itemId,
      status: { in: partMachine.from('close') },
      NOT: { OR: [{ agencyId: { in: keep.agencies } }, { agencyId: null, bodyName: { in: keep.names } }] },
    },
    data: { status: 'CLOSED', closedReason: reason, decidedAt: now, decidedBy: actor.name, version: { increment: 1 } },
  })
}

/**
 * Bodies of an item changed: who is named no more owes nothing more, who is named again owes again, new ones get their
 * parts.
 */
async function rearrange(
  ctx: CommandContext,
  map: Map,
  itemId: string,
  after: ItemText,
  reason: string,
): Promise<void> {
  const { tx, tenantId } = ctx
  if (map.agencyId !== null) return
  const planned = partsOf(after.responsible, after.dueOn, await bodyAgencies(tx, tenantId))
  const keep = {
    agencies: planned.flatMap(({ agencyId }) => agencyId ?? []),
    names: planned.filter(({ agencyId }) => agencyId === null).map(({ bodyName }) => bodyName),
  }
  await closeParts(ctx, itemId, `${EXCLUDED}: ${reason}`, keep)
  await tx.roadmapPart.updateMany({
    where: {
      tenantId,
      itemId,
      status: 'CLOSED',
      closedReason: { startsWith: EXCLUDED },
      OR: [{ agencyId: { in: keep.agencies } }, { agencyId: null, bodyName: { in: keep.names } }],
    },
    data: { status: 'OPEN', closedReason: '', decidedAt: null, decidedBy: null, version: { increment: 1 } },
  })
  await assignParts(tx, tenantId, map.id)
}

/** Those who still owe the item learn of its new day: one letter a person. */
async function tellMoved(
  ctx: CommandContext,
  map: Map,
  itemId: string,
  before: ItemText,
  after: ItemText,
  reason: string,
): Promise<void> {
  const parts = await ctx.tx.roadmapPart.findMany({
    where: {
      tenantId: ctx.tenantId,
      itemId,
      agencyId: { not: null },
      status: { in: partMachine.from('close') },
    },
    select: { agencyId: true },
  })
  await tellCurators(
    ctx,
    parts.flatMap(({ agencyId }) => agencyId ?? []),
    `Перенесён срок мероприятия ${after.number}: ${formatShort(after.dueOn)}`,
    [
      `Дорожная карта «${map.title}». Срок мероприятия ${after.number} «${after.title.slice(0, 160)}» был ${formatLong(before.dueOn)}, теперь ${formatLong(after.dueOn)}`,
      `Причина: ${reason}`,
    ],
    `roadmaps/${map.id}/items/${itemId}`,
  )
}

/** Puts a consented change into the map, whose version moves. Returns the item that it made or touched. */
export async function applyChange(
  ctx: CommandContext,
  map: Map,
  change: { itemId: string | null; before: ItemText | null; after: ItemText | null; reason: string },
): Promise<string> {
  const { tx, tenantId, now } = ctx
  const { itemId, before, after, reason } = change
  await moveMap(ctx, map.id)
  if (itemId === null || before === null) {
    if (after === null) throw new Error('a change of nothing into nothing')
    const row = itemRow(tenantId, map.id, after, 100_000)
    await tx.roadmapItem.create({ data: row, select: { id: true } })
    await reorder(ctx, map.id)
    await assignParts(tx, tenantId, map.id, map.agencyId)
    return row.id
  }
  if (after === null) {
    await tx.roadmapItem.update({
      where: { tenantId_id: { tenantId, id: itemId } },
      data: { removedAt: now, version: { increment: 1 } },
      select: { id: true },
    })
    await closeParts(ctx, itemId, `Мероприятие исключено из карты: ${reason}`)
    return itemId
  }
  await tx.roadmapItem.update({
    where: { tenantId_id: { tenantId, id: itemId } },
    data: { ...after, dueOn: dayColumn(after.dueOn), version: { increment: 1 } },
    select: { id: true },
  })
  if (after.number !== before.number || after.sectionNumber !== before.sectionNumber) await reorder(ctx, map.id)
  if (JSON.stringify(after.responsible) !== JSON.stringify(before.responsible))
    await rearrange(ctx, map, itemId, after, reason)
  if (after.dueOn !== before.dueOn) await tellMoved(ctx, map, itemId, before, after, reason)
  return itemId
}
