import 'server-only'
import { cookies, headers } from 'next/headers'
import { encode } from 'next-auth/jwt'
import { newId } from '@/lib/core/ids'
import { deviceName } from './device'
import type { Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { readSessionId, sessionCookieName } from '@/lib/platform/session'

/** A session ends after a week even when it is used all the time; idle ones end earlier (tenant settings). */
export const SESSION_SECONDS = 7 * 86_400
const KEEP_ENDED_MS = 30 * 86_400_000

/** What the browser calls itself; empty outside a request. */
async function userAgent(): Promise<string> {
  try {
    return (await headers()).get('user-agent') ?? ''
  } catch {
    return ''
  }
}

/** Opens a session row; the cookie only carries its id. Rows that ended a month ago go. */
export async function openSession(tx: Tx, userId: string, strong: boolean): Promise<string> {
  const now = Date.now()
  const device = deviceName(await userAgent())
  await tx.userSession.deleteMany({ where: { userId, expiresAt: { lt: new Date(now - KEEP_ENDED_MS) } } })
  const { id } = await tx.userSession.create({
    data: { id: newId(), userId, strong, device, expiresAt: new Date(now + SESSION_SECONDS * 1000) },
    select: { id: true },
  })
  return id
}

/** Ends a session; a user id limits it to that user's own. False when there was nothing to end. */
export async function revokeSession(tx: Tx, sessionId: string, userId?: string): Promise<boolean> {
  const { count } = await tx.userSession.updateMany({
    where: { id: sessionId, userId, revokedAt: null },
    data: { revokedAt: new Date() },
  })
  return count > 0
}

/** Ends every session of the user, but one when it is named. */
export async function revokeSessions(tx: Tx, userId: string, exceptId?: string): Promise<number> {
  const { count } = await tx.userSession.updateMany({
    where: { userId, revokedAt: null, id: { not: exceptId } },
    data: { revokedAt: new Date() },
  })
  return count
}

const cookieOptions = () =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: env().APP_URL.startsWith('https:') }) as const

/** The value of the session cookie, the same that next-auth writes. */
export const sessionToken = (sessionId: string): Promise<string> =>
  encode({ token: { sid: sessionId }, secret: env().AUTH_SECRET, maxAge: SESSION_SECONDS })

export async function writeSessionCookie(sessionId: string): Promise<void> {
  ;(await cookies()).set(sessionCookieName(), await sessionToken(sessionId), {
    ...cookieOptions(),
    maxAge: SESSION_SECONDS,
  })
}

export async function clearSessionCookie(): Promise<void> {
  ;(await cookies()).set(sessionCookieName(), '', { ...cookieOptions(), maxAge: 0 })
}

/** The session that this browser already has; null outside a request. A new sign-in replaces it. */
export async function previousSessionId(): Promise<string | null> {
  try {
    return await readSessionId()
  } catch {
    return null
  }
}
