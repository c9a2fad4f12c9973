import 'server-only'
import { cache } from 'react'
import { redirect } from 'next/navigation'
import type { Membership } from '@/lib/core/permissions'
import type { TenantView } from '@/lib/core/tenant'
import { parseTenantRow } from '@/lib/core/tenant'
import { todayIn, type DateString } from '@/lib/core/dates'
import { platformDb } from './db'
import { askedAddress } from './asked'
import { readSessionId } from './session'

/** A signed-in person in one tenant, with everything that decides what they may do. */
export type Actor = {
  tenant: TenantView
  userId: string | null
  personId: string | null
  name: string
  sessionId: string | null
  /** The second factor was shown in this session. */
  strong: boolean
  memberships: (Membership & { agencyName?: string | null })[]
}

type ActorRow = Omit<Actor, 'tenant'> & { tenant: Parameters<typeof parseTenantRow>[0] }

/** The tenant asks this person for a second factor that the session has not shown yet. */
export const needsSecondFactor = (actor: Actor): boolean =>
  actor.tenant.settings.requireSecondFactor && !actor.strong && actor.memberships.some((m) => m.role === 'AUTHORITY')

/**
 * The person behind a session in a tenant, in one SQL statement; null when signed out, blocked, timed out or foreign.
 */
export async function loadActor(sessionId: string, tenantSlug: string): Promise<Actor | null> {
  const [row] = await platformDb().$queryRaw<
    { actor: ActorRow | null }[]
  >`SELECT gemba_actor(${sessionId}::uuid, ${tenantSlug}) AS actor`
  return row?.actor ? { ...row.actor, tenant: parseTenantRow(row.actor.tenant) } : null
}

/** The actor of the current request in a tenant, or null. Read once a request. */
export const getActor = cache(async (tenantSlug: string): Promise<Actor | null> => {
  const sessionId = await readSessionId()
  return sessionId ? loadActor(sessionId, tenantSlug) : null
})

/**
 * The actor of an office page: sends the signed-out to sign-in and asks for the second factor where the tenant requires
 * it; they come back to the address they asked for, or to `returnTo` where it is not known.
 */
export async function requireActor(tenantSlug: string, returnTo = `/${tenantSlug}/office`): Promise<Actor> {
  const actor = await getActor(tenantSlug)
  if (actor && !needsSecondFactor(actor)) return actor
  const back = encodeURIComponent((await askedAddress()) ?? returnTo)
  redirect(
    actor
      ? `/account/second-factor?returnTo=${back}`
      : `/sign-in?tenant=${encodeURIComponent(tenantSlug)}&returnTo=${back}`,
  )
}

/** The day it is for the actor's tenant. Queries and commands have it as `ctx.today`; pages ask here. */
export const todayOf = ({ tenant }: Pick<Actor, 'tenant'>, now = new Date()): DateString =>
  todayIn(tenant.timeZone, now)
