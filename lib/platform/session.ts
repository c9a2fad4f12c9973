import 'server-only'
import { cookies } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { isUuid } from '@/lib/core/ids'
import { env } from './env'

/** next-auth names its cookie by whether the portal's public address is https. */
export const sessionCookieName = (): string =>
  env().APP_URL.startsWith('https:') ? '__Secure-next-auth.session-token' : 'next-auth.session-token'

/**
 * Cookies opened lately and the session each names: opening one costs as much as a query, and what it says never
 * changes.
 */
const opened = new Map<string, string>()
const OPENED_KEPT = 1000

async function open(token: string): Promise<string | null> {
  const claims = await decode({ token, secret: env().AUTH_SECRET }).catch(() => null)
  if (typeof claims?.sid !== 'string' || !isUuid(claims.sid)) return null
  if (opened.size >= OPENED_KEPT) opened.clear()
  opened.set(token, claims.sid)
  return claims.sid
}

/** Id of the UserSession named by the signed cookie, or null; whether it is still live is the database's word. */
export async function readSessionId(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookieName())?.value
  return token ? (opened.get(token) ?? open(token)) : null
}
