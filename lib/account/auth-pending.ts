import 'server-only'
import { cookies } from 'next/headers'
import { decode, encode } from 'next-auth/jwt'
import { isUuid } from '@/lib/core/ids'
import { platformDb } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'

const NAME = 'gemba.sign-in'
const SECONDS = 300
const options = () =>
  ({ httpOnly: true, sameSite: 'lax', path: '/sign-in', secure: env().APP_URL.startsWith('https:') }) as const
const purpose = () => ({ secret: env().AUTH_SECRET, salt: NAME })

const passwordStamp = async (userId: string): Promise<number | null> => {
  const user = await platformDb().user.findUnique({ where: { id: userId }, select: { passwordChangedAt: true } })
  return user && (user.passwordChangedAt?.getTime() ?? 0)
}

/** Remembers for five minutes that this browser gave the right password and owes a one-time code. */
export async function rememberPassword(userId: string): Promise<void> {
  const token = await encode({
    ...purpose(),
    token: { uid: userId, stamp: await passwordStamp(userId) },
    maxAge: SECONDS,
  })
  ;(await cookies()).set(NAME, token, { ...options(), maxAge: SECONDS })
}

/** Whose code this browser owes; null when nobody's, too late, or the password has changed since. */
export async function pendingUser(): Promise<string | null> {
  const token = (await cookies()).get(NAME)?.value
  const claims = token ? await decode({ ...purpose(), token }).catch(() => null) : null
  if (typeof claims?.uid !== 'string' || !isUuid(claims.uid)) return null
  return claims.stamp === (await passwordStamp(claims.uid)) ? claims.uid : null
}

export async function forgetPassword(): Promise<void> {
  ;(await cookies()).set(NAME, '', { ...options(), maxAge: 0 })
}
