import 'server-only'
import { notFound, type Failure } from '@/lib/core/result'
import type { Process } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'

type Locked = { ok: true; value: Process } | { ok: false; error: Failure }

/** The process held until the transaction ends, if the command reaches its owner; a foreign one is not found. */
export async function lockProcess(ctx: CommandContext, { id }: { id: string }): Promise<Locked> {
  await lockRow(ctx, 'Process', id)
  const process = await ctx.tx.process.findFirst({ where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() } })
  return process ? { ok: true, value: process } : notFound('Карточка процесса')
}
