import 'server-only'
import { reachOf } from '@/lib/core/permissions'
import type { TableImport } from '@/lib/generated/prisma/client'
import type { ImportContext } from '@/lib/platform/module'
import type { ImportKind } from './kinds'

/** Loads of the whole tenant are seen by those who may load for all of it; others see their own. */
export const seesAll = ({ actor }: Pick<ImportContext, 'actor'>, { spec }: ImportKind): boolean =>
  reachOf(actor.memberships, spec.needs) === 'all'

export const seesLoad = (
  ctx: Pick<ImportContext, 'actor' | 'can'>,
  kind: ImportKind,
  { personId, status }: Pick<TableImport, 'personId' | 'status'>,
): boolean => {
  if (!ctx.can(kind.spec.needs)) return false
  const own = personId !== null && personId === ctx.actor.personId
  return own || (status !== 'DRAFT' && seesAll(ctx, kind))
}
