import 'server-only'
import { cache } from 'react'
import { redirect } from 'next/navigation'
import { strictestSettings, type SignInSettings } from './policy'
import { userTenants, type UserTenant } from './auth-tenants'
import { signInPath } from './rules'
import { platformDb } from '@/lib/platform/db'
import { askedAddress } from '@/lib/platform/asked'
import { readSessionId } from '@/lib/platform/session'

/** A signed-in person as such, without a tenant: for the pages about the account itself. */
export type Account = {
  userId: string
  email: string
  sessionId: string
  strong: boolean
  isOperator: boolean
  hasPassword: boolean
  hasSecondFactor: boolean
  tenants: UserTenant[]
  /** The strictest of the tenants' rules. */
  settings: SignInSettings
}

const SEEN_EVERY_MS = 60_000

/**
 * The account behind a session; null when it has ended, was revoked, or has idled past the strictest tenant's limit.
 */
export async function loadAccount(sessionId: string, now = new Date()): Promise<Account | null> {
  const session = await platformDb().userSession.findFirst({
    where: { id: sessionId, revokedAt: null, expiresAt: { gt: now } },
    include: { user: true },
  })
  if (!session) return null
  const tenants = await userTenants(session.userId)
  const settings = strictestSettings(tenants.filter((tenant) => !tenant.blocked).map((tenant) => tenant.settings))
  const idle = now.getTime() - session.lastSeenAt.getTime()
  if (idle > settings.sessionMinutes * 60_000) return null
  if (idle > SEEN_EVERY_MS)
    await platformDb().userSession.update({ where: { id: sessionId }, data: { lastSeenAt: now } })
  const { user } = session
  return {
    userId: user.id,
    email: user.email,
    sessionId,
    strong: session.strong,
    isOperator: user.isOperator,
    tenants,
    settings,
    hasPassword: user.passwordHash !== null,
    hasSecondFactor: user.totpConfirmedAt !== null,
  }
}

/** The account of the current request, or null. Read once a request. */
export const getAccount = cache(async (): Promise<Account | null> => {
  const sessionId = await readSessionId()
  return sessionId ? loadAccount(sessionId) : null
})

/** The account of the current request; the signed-out go to sign-in and come back to what they asked for. */
export async function requireAccount(returnTo: string): Promise<Account> {
  const account = await getAccount()
  if (!account) redirect(signInPath((await askedAddress()) ?? returnTo))
  return account
}
