import 'server-only'
import { notFound, type Failure } from '@/lib/core/result'
import { Prisma, type LifeSituation } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import type { QueryContext } from '@/lib/platform/query'

/**
 * Situations that the reader reaches, on table p: the authority's – everybody's –, those that an agency in reach leads,
 * and those in whose services it takes part.
 */
export const reachSituations = (
  { reach }: Pick<QueryContext, 'reach'>,
  lead: Prisma.Sql = Prisma.sql`p."agencyId"`,
): Prisma.Sql => {
  if (reach === 'all') return Prisma.sql`true`
  const among = Prisma.sql`= ANY(${[...reach]}::text[])`
  return Prisma.sql`(${lead} IS NULL OR ${lead}::text ${among} OR EXISTS (
    SELECT 1 FROM jsonb_array_elements(p."services") o WHERE o ->> 'agencyId' ${among}))`
}

type Locked = { ok: true; value: LifeSituation } | { ok: false; error: Failure }

/** The situation held to the end of the transaction, if the command reaches who leads it. */
export async function lockSituation(ctx: CommandContext, { id }: { id: string }): Promise<Locked> {
  await lockRow(ctx, 'LifeSituation', id)
  const row = await ctx.tx.lifeSituation.findFirst({ where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() } })
  return row ? { ok: true, value: row } : notFound('Жизненная ситуация')
}
