import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { plain } from './figures'
import { usualOf, type KnownFact, type Usual } from './unusual'

type Of = { tenantId: string; indicatorId: string; agencyId: string | null }

/** Typed facts in force, the greatest first: as many as are needed to leave one quarter out. */
export async function greatestFacts(tx: Tx, { tenantId, indicatorId, agencyId }: Of): Promise<KnownFact[]> {
  const rows = await tx.indicatorFact.findMany({
    where: { tenantId, indicatorId, agencyId, replacedAt: null },
    orderBy: { value: 'desc' },
    take: 2,
    select: { year: true, quarter: true, value: true },
  })
  return rows.map((row) => ({ ...row, value: plain(row.value) }))
}

/** What a fact of the quarter is measured by. */
export async function usualFact(
  { tx, tenantId }: { tx: Tx; tenantId: string },
  { indicatorId, agencyId, year, quarter }: Omit<Of, 'tenantId'> & { year: number; quarter: number },
): Promise<Usual | null> {
  const targets = await tx.indicatorTarget.findMany({
    where: { tenantId, indicatorId, year, OR: [{ agencyId: null }, ...(agencyId ? [{ agencyId }] : [])] },
    select: { agencyId: true, value: true },
  })
  const target = targets.find((one) => one.agencyId === agencyId) ?? targets[0]
  return usualOf(await greatestFacts(tx, { tenantId, indicatorId, agencyId }), target ? plain(target.value) : null, {
    year,
    quarter,
  })
}
