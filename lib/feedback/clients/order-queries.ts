import 'server-only'
import { notFound } from 'next/navigation'
import { dayOf } from '@/lib/core/db-day'
import type { DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { operations as files } from '@/lib/files/operations'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import type { AskingRow } from './asking'
import { readAskings } from './asking-read'
import { orderState, type OrderKind, type OrderState } from './order'

export type OrderView = {
  id: string
  version: number
  agencyId: string
  kind: OrderKind
  edition: number
  actTitle: string
  actNumber: string
  actOn: DateString
  from: DateString
  until: DateString | null
  months: number | null
  public: boolean
  file: { id: string; name: string } | null
  state: OrderState
}

async function ordersOf(ctx: QueryContext, agencyId?: string): Promise<OrderView[]> {
  const rows = await ctx.tx.feedbackOrder.findMany({
    where: { tenantId: ctx.tenantId, ...(agencyId ? { agencyId } : ctx.agencyWhere()) },
    orderBy: [{ kind: 'asc' }, { edition: 'desc' }],
    include: { file: { select: { id: true, name: true } } },
  })
  const days = rows.map(({ actOn, from, until, file, ...row }) => ({
    ...row,
    actOn: dayOf(actOn),
    from: dayOf(from),
    until: until && dayOf(until),
    file: file && ctx.can(files['file.read'], row.agencyId) ? file : null,
  }))
  return days.map((order) => {
    const { id, version, kind, edition, actTitle, actNumber, actOn, from, until, months, file } = order
    const same = days.filter((one) => one.agencyId === order.agencyId && one.kind === kind)
    return {
      ...{ id, version, agencyId: order.agencyId, kind, edition, actTitle, actNumber, actOn, from, until, months },
      ...{ public: order.public, file, state: orderState(order, same, ctx.today) },
    }
  })
}

export type OrderMatrixRow = {
  agency: { id: string; name: string }
  /** The edition in force, or the latest one; undefined – there is none. */
  orders: Partial<Record<OrderKind, OrderView>>
  /** Of whose clients may be asked here. */
  asking: AskingRow | null
  can: { order: boolean; ask: boolean }
}
export type OrdersPage = {
  rows: OrderMatrixRow[]
  /** Groups of processes of the programme. */
  groups: AskingRow[]
  periodMonths: number
}

const urgency = ({ asking }: OrderMatrixRow): number =>
  asking?.state === 'LATE' ? 0 : asking?.state === 'SOON' ? 1 : 2

/** Who has which order, and when whose clients are to be asked: a fixed number of statements. */
export const listOrders = defineQuery({
  operation: operations['order.read'],
  run: async (ctx, _input: Record<never, never>): Promise<OrdersPage> => {
    const { tx, tenantId, reach } = ctx
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE', ...(reach === 'all' ? {} : { id: { in: [...reach] } }) },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    const orders = await ordersOf(ctx)
    const askings = await readAskings({ ...ctx, timeZone: ctx.actor.tenant.timeZone })
    const rows = agencies.map((agency): OrderMatrixRow => {
      const own = orders.filter(({ agencyId }) => agencyId === agency.id)
      const best = (kind: OrderKind) => {
        const of = own.filter((one) => one.kind === kind)
        return of.find(({ state }) => state === 'IN_FORCE') ?? of[0]
      }
      return {
        agency,
        orders: { COLLECTING: best('COLLECTING'), TOUCHPOINTS: best('TOUCHPOINTS'), CLIENTS: best('CLIENTS') },
        asking: askings.find(({ agencyId }) => agencyId === agency.id) ?? null,
        can: {
          order: ctx.can(operations['order.edit'], agency.id),
          ask: ctx.can(operations['touchpoint.edit'], agency.id),
        },
      }
    })
    return {
      // What is late comes first; the others by name.
      rows: rows.sort((a, b) => urgency(a) - urgency(b)),
      groups: askings.filter(({ agencyId }) => agencyId === null),
      periodMonths: ctx.actor.tenant.settings.feedback.periodMonths,
    }
  },
})

export type AgencyOrders = {
  agency: { id: string; name: string }
  orders: OrderView[]
  can: { edit: boolean }
}

/** Every edition of an agency's orders. */
export const getAgencyOrders = defineQuery({
  operation: operations['order.read'],
  run: async (ctx, { agencyId }: { agencyId: string }): Promise<AgencyOrders> => {
    const agency =
      isUuid(agencyId) && ctx.can(operations['order.read'], agencyId)
        ? await ctx.tx.agency.findFirst({
            where: { tenantId: ctx.tenantId, id: agencyId },
            select: { id: true, name: true, status: true },
          })
        : null
    if (!agency) notFound()
    return {
      agency: { id: agency.id, name: agency.name },
      orders: await ordersOf(ctx, agencyId),
      can: { edit: agency.status === 'ACTIVE' && ctx.can(operations['order.edit'], agencyId) },
    }
  },
})

export const getOrder = defineQuery({
  operation: operations['order.read'],
  run: async (ctx, { id }: { id: string }): Promise<OrderView & { agency: { id: string; name: string } }> => {
    const row = isUuid(id)
      ? await ctx.tx.feedbackOrder.findFirst({
          where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() },
          select: { agencyId: true, agency: { select: { id: true, name: true } } },
        })
      : null
    if (!row || !ctx.can(operations['order.edit'], row.agencyId)) notFound()
    const order = (await ordersOf(ctx, row.agencyId)).find((one) => one.id === id)
    return order ? { ...order, agency: row.agency } : notFound()
  },
})
