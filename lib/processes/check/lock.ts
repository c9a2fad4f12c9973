import 'server-only'
import { notFound, type Failure } from '@/lib/core/result'
import type { CheckCampaign, ProcessCheck } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'

export type LockedCheck = ProcessCheck & { campaign: CheckCampaign; process: { agencyId: string; name: string } }
export type Locked<T> = { ok: true; value: T } | { ok: false; error: Failure }

/** A check held until the transaction ends, if the process is of an agency in reach; whoever owns it now answers. */
export async function lockCheck(ctx: CommandContext, { id }: { id: string }): Promise<Locked<LockedCheck>> {
  await lockRow(ctx, 'ProcessCheck', id)
  const check = await ctx.tx.processCheck.findFirst({
    where: { tenantId: ctx.tenantId, id, process: ctx.agencyWhere() },
    include: { campaign: true, process: { select: { agencyId: true, name: true } } },
  })
  return check ? { ok: true, value: check } : notFound('Проверка услуги')
}
