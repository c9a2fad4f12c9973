import 'server-only'
import { fail, type Failure } from '@/lib/core/result'
import type { Prisma, Roadmap } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { inForceOnceStatuses } from './rules'

type Context = { tenantId: string; agencyWhere: () => { agencyId?: { in: string[] } } }

/** Maps that the person may read: the programme's once it is in force, and those of agencies in reach. */
export function roadmapWhere(ctx: Context): Prisma.RoadmapWhereInput {
  const { agencyId } = ctx.agencyWhere()
  return {
    tenantId: ctx.tenantId,
    ...(agencyId ? { OR: [{ agencyId }, { kind: 'PROGRAMME', status: { in: inForceOnceStatuses } }] } : {}),
  }
}

type Locked = { ok: true; value: Roadmap } | { ok: false; error: Failure }

/**
 * The map for a change by its owner, locked until the transaction ends: of an agency in reach, or the programme's for
 * who reaches all.
 */
export async function lockRoadmap(ctx: CommandContext, id: string): Promise<Locked> {
  await lockRow(ctx, 'Roadmap', id)
  const row = await ctx.tx.roadmap.findFirst({ where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() } })
  return row
    ? { ok: true, value: row }
    : fail('NOT_FOUND', 'Дорожная карта не найдена или недоступна. Вернитесь к списку карт.')
}

/**
 * `row` of the commands about a map. Its version moves whenever the text that people read of it does: with its items,
 * too.
 */
export const mapRow = (ctx: CommandContext, { id }: { id: string }): Promise<Locked> => lockRoadmap(ctx, id)

/** An item of the map was changed: so was the map. What the journal says of it comes with the command. */
export const moveMap = (ctx: CommandContext, id: string) =>
  ctx.tx.roadmap.update({
    where: { tenantId_id: { tenantId: ctx.tenantId, id } },
    data: { updatedAt: ctx.now, version: { increment: 1 } },
    select: { id: true },
  })
