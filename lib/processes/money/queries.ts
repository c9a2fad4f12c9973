import 'server-only'
import { dayOf } from '@/lib/core/db-day'
import type { DateString } from '@/lib/core/dates'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { priceRowsByDay } from '../model/prices'
import { operations } from '../operations'
import { firstGap, type ResourceKind } from './rules'

export type PriceRow = { id: string; from: DateString; to?: DateString; price: string; basis: string; byName: string }
export type ResourceLine = {
  id: string
  version: number
  kind: ResourceKind
  name: string
  measure: string
  /** Null: of the whole programme. */
  agency: { id: string; name: string } | null
  retiredOn: DateString | null
  prices: PriceRow[]
  /** On the asked day; null – there is none. */
  price: string | null
  /** First day from the asked one on without a price. */
  gap: DateString | null
  /** A step of a process that is in the registry takes it: without a price its cost cannot be told. */
  used: boolean
  canEdit: boolean
}
export type ResourceList = {
  day: DateString
  lines: ResourceLine[]
  /** Agencies to which the person may add resources; `programme`: to the whole programme, too. */
  agencies: { id: string; name: string }[]
  programme: boolean
}

/** Roles and materials of the steps that stand in processes of the registry. */
async function usedIn({ tx, tenantId }: QueryContext): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT used."id" FROM "ProcessStep" s
    JOIN "ProcessMap" m ON m."tenantId" = s."tenantId" AND m."id" = s."mapId"
    JOIN "Process" p ON p."tenantId" = m."tenantId" AND p."id" = m."processId" AND p."status" = 'ACTIVE'
    CROSS JOIN LATERAL (
      SELECT one ->> 'role' AS "id" FROM jsonb_array_elements(coalesce(s."data" -> 'roles', '[]'::jsonb)) one
      UNION ALL
      SELECT one ->> 'material' FROM jsonb_array_elements(coalesce(s."data" -> 'materials', '[]'::jsonb)) one) used
    WHERE s."tenantId" = ${tenantId}::uuid AND s."removedAt" IS NULL`
  return new Set(rows.map(({ id }) => id))
}

/** Resources with all their prices and the one of a day; what an agency has of its own after the programme's. */
export const listResources = defineQuery({
  operation: operations['process.rates'],
  run: async (ctx, { day }: { day?: DateString }): Promise<ResourceList> => {
    const { tx, tenantId, today } = ctx
    const on = day ?? today
    const rows = await tx.processResource.findMany({
      where: { tenantId, OR: [{ agencyId: null }, { agencyId: { not: null }, ...ctx.agencyWhere() }] },
      orderBy: [{ kind: 'asc' }, { agencyId: { sort: 'asc', nulls: 'first' } }, { name: 'asc' }, { id: 'asc' }],
      include: { agency: { select: { id: true, name: true } }, prices: { orderBy: { from: 'asc' } } },
      take: 2000,
    })
    const used = await usedIn(ctx)
    const programme = ctx.can(operations['resource.edit'], null)
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE', ...(ctx.reach !== 'all' && { id: { in: [...ctx.reach] } }) },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    return {
      day: on,
      programme,
      agencies: agencies.filter(({ id }) => ctx.can(operations['resource.edit'], id)),
      lines: rows.map(({ prices, retiredOn, ...row }): ResourceLine => {
        const dated = prices.map(({ id, from, to, price, basis, byName }): PriceRow => ({
          id,
          from: dayOf(from),
          ...(to && { to: dayOf(to) }),
          price: price.toString(),
          basis,
          byName,
        }))
        return {
          id: row.id,
          version: row.version,
          kind: row.kind,
          name: row.name,
          measure: row.measure,
          agency: row.agency,
          retiredOn: retiredOn && dayOf(retiredOn),
          prices: dated,
          price: priceRowsByDay(dated, [on])[0]?.price ?? null,
          gap: firstGap(dated, on),
          used: row.kind === 'OVERHEAD' || used.has(row.id),
          canEdit: ctx.can(operations['resource.edit'], row.agencyId),
        }
      }),
    }
  },
})
