import 'server-only'
import { fail, type Failure } from '@/lib/core/result'
import type { CommandContext } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { lockRow } from '@/lib/platform/lock'
import { projectWhere } from '@/lib/projects/state/scope'

const gone = () => fail('NOT_FOUND', 'Запись не найдена: её уже отозвали или она недоступна. Обновите страницу.')

type Locked<R> = Promise<{ ok: true; value: R } | { ok: false; error: Failure }>

/** Two decisions at once must see each other: the last one finishes the project. */
export const lockProject = (tx: Tx, tenantId: string, id: string) => lockRow({ tx, tenantId }, 'Project', id)

const project = { select: { id: true, number: true, title: true, agencyId: true } } as const

const readMeasurement = (ctx: CommandContext, id: string) =>
  ctx.tx.goalMeasurement.findFirst({
    where: { tenantId: ctx.tenantId, id, project: projectWhere(ctx) },
    include: { project },
  })

const readEffect = (ctx: CommandContext, id: string) =>
  ctx.tx.projectEffect.findFirst({
    where: { tenantId: ctx.tenantId, id, project: projectWhere(ctx) },
    include: { project },
  })

/**
 * What was reported, with its project held (the project first, as everywhere); a foreign or withdrawn one is not found.
 */
async function locked<R extends { projectId: string }>(
  { tx, tenantId }: CommandContext,
  read: () => Promise<R | null>,
): Locked<R> {
  const found = await read()
  if (!found) return gone()
  await lockProject(tx, tenantId, found.projectId)
  // Every change of it holds the project: what is read now stays.
  const row = await read()
  return row ? { ok: true, value: row } : gone()
}

/** A measurement held until the transaction ends. */
export const lockMeasurement = (ctx: CommandContext, { id }: { id: string }) =>
  locked(ctx, () => readMeasurement(ctx, id))

/** An effect held until the transaction ends. */
export const lockEffect = (ctx: CommandContext, { id }: { id: string }) => locked(ctx, () => readEffect(ctx, id))
