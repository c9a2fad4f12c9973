import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { quarterRange, type Quarter } from '@/lib/core/quarters'
import type { Tx } from '@/lib/platform/db'
import { quarterPartNames } from '@/lib/quarter-parts'
import { quarterSources } from '@/lib/quarter-parts.server'
import { QuarterlyFacts } from './facts'
import { indicatorLines } from './indicators-read'

type Cover = { id: string; name: string; until: string | null }

/**
 * The agency and those that joined it (and those that had joined them) while the quarter lasted or after it: their
 * records go with its own.
 */
async function covered(tx: Tx, tenantId: string, agencyId: string, from: DateString): Promise<Cover[]> {
  return tx.$queryRaw<Cover[]>`
    WITH RECURSIVE joined AS (
      SELECT a."id", a."name", NULL::text AS until, 0 AS depth FROM "Agency" a WHERE a."tenantId" = ${tenantId}::uuid
        AND a."id" = ${agencyId}::uuid
      UNION ALL
      SELECT a."id", a."name", a."until"::text, j.depth + 1 FROM joined j
      JOIN "Agency" a ON a."tenantId" = ${tenantId}::uuid AND a."mergedIntoId" = j."id" AND a."until" >= ${from}::date
      WHERE j.depth < 10)
    SELECT "id", "name", until FROM joined ORDER BY depth, "name"`
}

/**
 * What the portal's records say of the agency in the quarter, up to its end or today. What counts for a source and a
 * day is the plan's own rule (the view FactSource): a report and an indicator can never disagree. The number of
 * statements does not depend on the records.
 */
export async function quarterlyFacts(
  tx: Tx,
  { tenantId, timeZone, today }: { tenantId: string; timeZone: string; today: DateString },
  agencyId: string,
  quarter: Quarter,
): Promise<QuarterlyFacts> {
  const { from, to } = quarterRange(quarter)
  const asOf = today < to ? today : to
  const agencies = await covered(tx, tenantId, agencyId, from)
  const ids = agencies.map(({ id }) => id)
  const former = new Map(agencies.filter(({ id }) => id !== agencyId).map(({ id, name }) => [id, name]))
  const of = (id: string): string | null => former.get(id) ?? null

  const span = { tenantId, timeZone, ids, from, to, asOf, of }
  const told: Record<string, unknown> = {}
  for (const name of quarterPartNames) Object.assign(told, await quarterSources[name].facts(tx, span))
  return QuarterlyFacts.parse({
    asOf,
    indicators: await indicatorLines(tx, { tenantId, agencyId, agencyIds: ids, quarter, asOf }),
    including: agencies.filter(({ id }) => id !== agencyId),
    ...told,
  })
}
