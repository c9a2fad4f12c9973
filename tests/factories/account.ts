import { newId } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import { hashPassword } from '@/lib/account/password'
import { loadAccount, type Account } from '@/lib/account/auth-account'
import { openSession, sessionToken } from '@/lib/account/auth-session'
import { platformDb, withTenant } from '@/lib/platform/db'
import { sessionCookieName } from '@/lib/platform/session'
import type { TenantView } from '@/lib/core/tenant'

export const PASSWORD = 'Осенний трамвай 17'

let hashed: Promise<string> | undefined

type AccountOptions = {
  email?: string
  /** null: no password yet. */
  password?: string | null
  isOperator?: boolean
  tenants?: TenantView[]
  role?: Role
}

/** An account with a person and one role in each of the tenants. */
export async function createAccount({
  email,
  password = PASSWORD,
  isOperator = false,
  tenants = [],
  role = 'AUTHORITY',
}: AccountOptions = {}): Promise<{ userId: string; email: string; personIds: string[] }> {
  const userId = newId()
  const address = email ?? `${userId}@example.test`
  const passwordHash =
    password === null
      ? null
      : await (password === PASSWORD ? (hashed ??= hashPassword(PASSWORD)) : hashPassword(password))
  await platformDb().user.create({ data: { id: userId, email: address, passwordHash, isOperator } })
  const personIds: string[] = []
  for (const tenant of tenants) {
    const personId = newId()
    personIds.push(personId)
    await withTenant(tenant.id, async (tx) => {
      await tx.person.create({
        data: { tenantId: tenant.id, id: personId, userId, name: 'Анна Пример', email: address },
      })
      await tx.membership.create({ data: { tenantId: tenant.id, id: newId(), personId, role, agencyId: null } })
    })
  }
  return { userId, email: address, personIds }
}

/** A live session of the account. */
export const createSession = (userId: string, { strong = false } = {}): Promise<string> =>
  openSession(platformDb(), userId, strong)

/** The signed-in account, as the pages see it. */
export async function signedIn(userId: string, options?: { strong?: boolean }): Promise<Account> {
  const account = await loadAccount(await createSession(userId, options))
  if (!account) throw new Error('the session is not live')
  return account
}

/** The cookie that a browser holds for a session. */
export const sessionCookie = async (sessionId: string): Promise<{ name: string; value: string }> => ({
  name: sessionCookieName(),
  value: await sessionToken(sessionId),
})
