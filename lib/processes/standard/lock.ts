import 'server-only'
import { notFound, type Failure } from '@/lib/core/result'
import type { Operation } from '@/lib/core/permissions'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'

export type LockedStandard = Prisma.ProcessStandardGetPayload<{ include: { process: true } }>

/** The standard held until the transaction ends, if the operation reaches the owner of its process. */
export async function lockStandard(
  ctx: CommandContext,
  id: string,
  operation: Operation,
): Promise<{ ok: true; value: LockedStandard } | { ok: false; error: Failure }> {
  await lockRow(ctx, 'ProcessStandard', id)
  const row = await ctx.tx.processStandard.findFirst({
    where: { tenantId: ctx.tenantId, id },
    include: { process: true },
  })
  return row && ctx.can(operation, row.process.agencyId) ? { ok: true, value: row } : notFound('Карточка стандарта')
}
