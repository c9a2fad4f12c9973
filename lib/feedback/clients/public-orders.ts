import 'server-only'
import { todayIn, type DateString } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import type { TenantView } from '@/lib/core/tenant'
import { withTenant, type Tx } from '@/lib/platform/db'
import { inForce, orderKinds, type OrderKind } from './order'

// Orders of dealing with clients that are in force and that their agency opened to everybody. No actor.

type Place = { tenant: Pick<TenantView, 'id' | 'timeZone'>; now: Date }
export type PublicOrder = {
  id: string
  kind: OrderKind
  agency: { name: string; slug: string }
  actTitle: string
  actNumber: string
  actOn: DateString
  from: DateString
  until: DateString | null
  months: number | null
  file: { id: string; name: string } | null
}

/** The edition in force of each agency and kind, where it is open; no older open one stands in a closed one's place. */
async function openOrders(tx: Tx, { tenant, now }: Place): Promise<PublicOrder[]> {
  const today = todayIn(tenant.timeZone, now)
  const rows = await tx.feedbackOrder.findMany({
    where: { tenantId: tenant.id, agency: { status: 'ACTIVE' } },
    orderBy: [{ agency: { name: 'asc' } }, { edition: 'desc' }],
    include: { agency: { select: { name: true, slug: true } }, file: { select: { id: true, name: true } } },
  })
  const days = rows.map(({ actOn, from, until, ...row }) => ({
    ...row,
    actOn: dayOf(actOn),
    from: dayOf(from),
    until: until && dayOf(until),
  }))
  const groups = [...Map.groupBy(days, ({ agencyId, kind }) => `${agencyId} ${kind}`).values()]
  const open = groups.flatMap((editions) => inForce(editions, today) ?? []).filter((order) => order.public)
  return orderKinds.flatMap((kind) =>
    open
      .filter((order) => order.kind === kind)
      .map(({ id, agency, actTitle, actNumber, actOn, from, until, months, file }) => ({
        ...{ id, kind, agency, actTitle, actNumber, actOn, from, until, months, file },
      })),
  )
}

export const listPublicOrders = (place: Place): Promise<PublicOrder[]> =>
  withTenant(place.tenant.id, (tx) => openOrders(tx, place))

/** The document of an order, while everybody may see the order. */
export const getPublicOrderFile = (place: Place, orderId: string) =>
  withTenant(place.tenant.id, async (tx) => {
    const order = (await openOrders(tx, place)).find(({ id }) => id === orderId)
    return order?.file
      ? tx.storedFile.findFirst({
          where: { tenantId: place.tenant.id, id: order.file.id },
          select: { id: true, name: true, mime: true, size: true, storageKey: true },
        })
      : null
  })
