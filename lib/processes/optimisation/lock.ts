import 'server-only'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { Operation } from '@/lib/core/permissions'
import { type Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { isEnded } from '@/lib/projects/state/rules'
import { lockRow } from '@/lib/platform/lock'
import { operations } from '../operations'

const include = {
  process: true,
  project: { select: { id: true, number: true, title: true, status: true, fields: true, agencyId: true } },
} satisfies Prisma.OptimisationInclude
export type LockedOptimisation = Prisma.OptimisationGetPayload<{ include: typeof include }>

type Locked<T> = { ok: true; value: T } | { ok: false; error: Failure }

/** Nothing more is written to an optimisation whose project is over. */
const over = () => fail('RULE', 'Проект оптимизации завершён или прекращён: в ней больше ничего не меняют.')

/** The optimisation held until the transaction ends, if the command reaches the owner of its process. */
export async function lockOptimisation(
  ctx: CommandContext,
  id: string,
  operation: Operation = operations['optimisation.work'],
): Promise<Locked<LockedOptimisation>> {
  await lockRow(ctx, 'Optimisation', id)
  const row = await ctx.tx.optimisation.findFirst({ where: { tenantId: ctx.tenantId, id }, include })
  if (!row || !ctx.can(operation, row.process.agencyId)) return notFound('Оптимизация')
  return isEnded(row.project.status) ? over() : { ok: true, value: row }
}

/** A record of an optimisation with it held. */
export async function withOptimisation<R extends { optimisationId: string; version: number; id: string }>(
  ctx: CommandContext,
  found: R | null,
  operation?: Operation,
): Promise<Locked<R & { optimisation: LockedOptimisation }>> {
  if (!found) return notFound('Запись')
  const locked = await lockOptimisation(ctx, found.optimisationId, operation)
  return locked.ok ? { ok: true, value: { ...found, optimisation: locked.value } } : locked
}
