import 'server-only'
import { notFound } from 'next/navigation'
import { can, reachOf, type AgencyReach, type Operation } from '@/lib/core/permissions'
import type { DateString } from '@/lib/core/dates'
import { withoutUnstorable } from '@/lib/core/storable'
import { needsSecondFactor, todayOf, type Actor } from './actor'
import { withTenant, type Tx } from './db'

export type QueryContext = {
  tx: Tx
  actor: Actor
  tenantId: string
  now: Date
  /** The day it is in the tenant's time zone. */
  today: DateString
  reach: AgencyReach
  /** Limits a `where` to the agencies the actor may see: `where: { …, ...ctx.agencyWhere() }`. */
  agencyWhere: () => { agencyId?: { in: string[] } }
  can: (operation: Operation, agencyId?: string | null) => boolean
}

export type Query<I, T> = ((actor: Actor, input: I) => Promise<T>) & { operation: Operation }

const within = (reach: AgencyReach): Pick<QueryContext, 'reach' | 'agencyWhere'> => ({
  reach,
  agencyWhere: () => (reach === 'all' ? {} : { agencyId: { in: [...reach] } }),
})

/** The same reader with the reach of another operation; null – it is not the reader's. */
export function readingAs(ctx: QueryContext, operation: Operation): QueryContext | null {
  const reach = reachOf(ctx.actor.memberships, operation)
  return reach === null ? null : { ...ctx, ...within(reach) }
}

/**
 * Defines a query: the only way to read a tenant's data for a signed-in person. What the actor may not see is not
 * found;
 * `run` may itself return null or call `notFound()`.
 */
export function defineQuery<I, T>(definition: {
  operation: Operation
  run: (ctx: QueryContext, input: I) => Promise<T>
}): Query<I, T> {
  const { operation } = definition
  if (operation.kind !== 'read') throw new Error(`${operation.name} is not a read`)
  const execute = (actor: Actor, input: I): Promise<T> => {
    const reach = reachOf(actor.memberships, operation)
    if (reach === null || needsSecondFactor(actor)) notFound()
    const now = new Date()
    return withTenant(actor.tenant.id, (tx) =>
      definition.run(
        {
          tx,
          actor,
          tenantId: actor.tenant.id,
          now,
          today: todayOf(actor, now),
          ...within(reach),
          can: (op, agencyId) => can(actor.memberships, op, agencyId),
        },
        withoutUnstorable(input),
      ),
    )
  }
  return Object.assign(execute, { operation })
}
