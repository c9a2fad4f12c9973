import 'server-only'
import { fail, type Failure } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { dayOf } from '@/lib/core/db-day'
import type { RoadmapEventInput } from './events'
import type { ItemOfLetter } from './letters'

const withItem = {
  item: { include: { roadmap: { select: { id: true, status: true, title: true } } } },
} satisfies Prisma.RoadmapPartInclude

/** A part with its item and map, as commands read it. */
export type LockedPart = Prisma.RoadmapPartGetPayload<{ include: typeof withItem }>

/**
 * The parts of agencies in reach (of bodies without an agency – for who reaches all), locked until the transaction
 * ends. Two statements whatever their number.
 */
export async function lockParts(ctx: CommandContext, ids: readonly string[]): Promise<LockedPart[]> {
  await ctx.tx
    .$queryRaw`SELECT 1 FROM "RoadmapPart" WHERE "tenantId" = ${ctx.tenantId}::uuid AND "id" = ANY(${[...ids]}::uuid[])
    ORDER BY "id" FOR UPDATE`
  return ctx.tx.roadmapPart.findMany({
    where: { tenantId: ctx.tenantId, id: { in: [...ids] }, ...ctx.agencyWhere() },
    include: withItem,
  })
}

/** One such part; not found when it is out of reach. */
export async function lockPart(
  ctx: CommandContext,
  id: string,
): Promise<{ ok: true; value: LockedPart } | { ok: false; error: Failure }> {
  const [row] = await lockParts(ctx, [id])
  return row
    ? { ok: true, value: row }
    : fail('NOT_FOUND', 'Обязательство не найдено или недоступно. Вернитесь к дорожной карте.')
}

export const itemOf = ({ item }: LockedPart): ItemOfLetter => ({
  number: item.number,
  title: item.title,
  dueOn: dayOf(item.dueOn),
})

/** Page of the part's item, under the office. */
export const pathOf = ({ item }: LockedPart): string => `roadmaps/${item.roadmapId}/items/${item.id}`

/** A line of the map's history about the part. */
export const eventOf = (
  part: LockedPart,
  kind: RoadmapEventInput['kind'],
  words: RoadmapEventInput['words'] = {},
): RoadmapEventInput => ({
  roadmapId: part.item.roadmapId,
  itemId: part.itemId,
  partId: part.id,
  agencyId: part.agencyId,
  kind,
  words: { item: part.item.number, body: part.bodyName, ...words },
})

/** What the journal says of a step of the part. */
export const entry = (part: LockedPart, after: Prisma.InputJsonObject) => ({
  subject: { type: 'RoadmapPart' as const, id: part.id },
  agencyId: part.agencyId,
  before: { status: part.status },
  after: { number: part.item.number, ...after },
})
