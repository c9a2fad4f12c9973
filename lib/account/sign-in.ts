import 'server-only'
import { randomUUID } from 'node:crypto'
import { fail, ok, type Result } from '@/lib/core/result'
import { plural, retryIn } from '@/lib/core/format'
import { keyed } from '@/lib/platform/secrets'
import { countAttempt, forgetAttempts, giveBack, overLimit } from '@/lib/platform/limits'
import { openSession, revokeSession } from './auth-session'
import { recordAccountEvent, userTenants, withAccount, type UserTenant } from './auth-tenants'
import { platformDb } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { isOutdated, hashPassword, verifyPassword } from './password'
import { readTenantSettings } from '@/lib/core/tenant'
import { strictestSettings, type SignInSettings } from './policy'
import { homePath } from './rules'

/** Where a sign-in attempt comes from. */
export type Origin = { ip: string; requestId: string }
export type PasswordChecked = {
  userId: string
  /** The account asks for a one-time code before a session is opened. */
  needsCode: boolean
}
export type SignedIn = { sessionId: string; home: string }

const tooMany = (when: string) =>
  fail('LIMIT', `Слишком много попыток входа с вашего адреса в сети. Попробуйте ${when}.`)
const paused = (when: string) =>
  fail(
    'LIMIT',
    `Вход приостановлен: слишком много неверных попыток подряд. Попробуйте ${when} или задайте новый пароль по ссылке «Не помню пароль».`,
  )

/**
 * Looks at e-mail and password. Says the same, after the same work, whether or not the address has an account; pauses
 * an address after the wrong attempts that the strictest of the person's tenants allows.
 */
export async function checkPassword(
  input: { email: string; password: string },
  origin: Origin,
): Promise<Result<PasswordChecked>> {
  const email = input.email.trim().toLowerCase()
  const wait = (await overLimit('signInAddress', origin.ip)) ?? (await overLimit('signInPair', origin.ip, email))
  if (wait) return tooMany(wait)
  const user = await platformDb().user.findUnique({ where: { email } })
  const [tenants, decoy] = await Promise.all([userTenants(user?.id ?? randomUUID()), decoySettings(email)])
  const rule = user ? strictestSettings(tenants.map((tenant) => tenant.settings)) : decoy
  const attempt = await countAttempt('password', email, rule)
  if (attempt.lockedFor) return paused(attempt.lockedFor)
  if (!(await verifyPassword(user?.passwordHash, input.password))) {
    if (attempt.isLast && user) await recordLockout(user.id, tenants, 'password', origin.requestId)
    return attempt.isLast ? paused(retryIn(rule.lockoutMinutes * 60_000)) : wrong(attempt.left)
  }
  if (!user?.passwordHash) throw new Error('a password was right without a hash')
  await Promise.all([
    forgetAttempts('password', email),
    giveBack('signInAddress', origin.ip),
    giveBack('signInPair', origin.ip, email),
  ])
  if (isOutdated(user.passwordHash))
    await platformDb().user.update({
      where: { id: user.id },
      data: { passwordHash: await hashPassword(input.password) },
    })
  if (isShut(user.isOperator, tenants)) return shut()
  return ok({ userId: user.id, needsCode: user.totpConfirmedAt !== null })
}

const wrong = (left: number) =>
  fail(
    'FORBIDDEN',
    `Почта или пароль не подходят. Проверьте раскладку и попробуйте ещё раз: ${plural(left, 'осталась', 'осталось', 'осталось')} ${left} ${plural(left, 'попытка', 'попытки', 'попыток')}.`,
  )

const shut = () => fail('FORBIDDEN', 'Доступ к порталу закрыт. Обратитесь в уполномоченный орган вашей программы.')
const isShut = (isOperator: boolean, tenants: readonly UserTenant[]): boolean =>
  !isOperator && tenants.every((tenant) => tenant.blocked)

/**
 * Settings for an address without an account: those of some tenant, always the same one for an address, so that the
 * number of attempts tells nothing.
 */
async function decoySettings(email: string): Promise<SignInSettings> {
  const share = Buffer.from(keyed(email, 'decoy'), 'base64url').readUInt32BE(0) / 2 ** 32
  const rows = await platformDb().$queryRaw<{ settings: unknown }[]>`
    SELECT "settings" FROM "Tenant" ORDER BY "id"
    LIMIT 1 OFFSET (SELECT floor(count(*) * ${share}::float8)::int FROM "Tenant")`
  return strictestSettings(rows.map((row) => readTenantSettings(row.settings)))
}

/** Records that an account was paused; never for an address without one. */
export async function recordLockout(
  userId: string,
  tenants: readonly UserTenant[],
  what: 'password' | 'code',
  requestId: string,
): Promise<void> {
  log.warn({ requestId, userId, what }, 'account paused')
  await withAccount((tx) => recordAccountEvent(tx, userId, tenants, 'account.lockout', requestId, { what }))
}

export type SignInMethod = 'password' | 'code' | 'recovery' | 'oidc' | 'invite'

/**
 * Opens a session for a person whose proof was accepted, replacing the browser's earlier one; refuses a person blocked
 * everywhere.
 */
export async function finishSignIn(
  input: { userId: string; strong: boolean; method: SignInMethod; previousSessionId?: string | null },
  requestId: string,
): Promise<Result<SignedIn>> {
  const { userId, strong, method, previousSessionId } = input
  const [user, tenants] = await Promise.all([
    platformDb().user.findUniqueOrThrow({ where: { id: userId } }),
    userTenants(userId),
  ])
  if (isShut(user.isOperator, tenants)) return shut()
  const sessionId = await withAccount(async (tx) => {
    if (previousSessionId) await revokeSession(tx, previousSessionId)
    const id = await openSession(tx, userId, strong)
    await recordAccountEvent(tx, userId, tenants, 'account.signIn', requestId, { method, strong })
    return id
  })
  log.info({ requestId, userId, sessionId, method, strong }, 'signed in')
  return ok({ sessionId, home: homePath({ isOperator: user.isOperator, tenants }) })
}

/** Ends a session by its own wish. */
export async function signOut(sessionId: string, requestId: string): Promise<void> {
  const session = await platformDb().userSession.findUnique({ where: { id: sessionId }, select: { userId: true } })
  if (!session) return
  const tenants = await userTenants(session.userId)
  await withAccount(async (tx) => {
    if (await revokeSession(tx, sessionId))
      await recordAccountEvent(tx, session.userId, tenants, 'account.signOut', requestId)
  })
  log.info({ requestId, userId: session.userId, sessionId }, 'signed out')
}
