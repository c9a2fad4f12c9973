import 'server-only'
import { cookies } from 'next/headers'
import { decode } from 'next-auth/jwt'
import { isUuid } from '@/lib/core/ids'
import { env } from './env'

/** next-auth names its cookie by whether the portal's public address is https. */
export const sessionCookieName = (): string => (env().APP_URL.startsWith('https:') ? '__Secure-next-auth.session-token' : 'next-auth.session-token')

/** Id of the UserSession named by the signed cookie, or null; whether it is still live is the database's word. */
export async function readSessionId(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookieName())?.value
  if (!token) return null
  try {
    const claims = await decode({ token, secret: env().AUTH_SECRET })
    return typeof claims?.sid === 'string' && isUuid(claims.sid) ? claims.sid : null
  } catch {
    return null
  }
}
