import 'server-only'
import { fail, ok, type Result } from '@/lib/core/result'
import { countAttempt, forgetAttempts } from '@/lib/platform/limits'
import { revokeSession, revokeSessions } from './auth-session'
import { mailAccount, recordAccountEvent, userTenants, withAccount } from './auth-tenants'
import { platformDb } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { passwordChangedLetter } from './letters'
import { hashPassword, verifyPassword } from './password'
import { strictestSettings } from './policy'
import { recordLockout } from './sign-in'
import { portalLink, refusedPassword, storePassword } from './tokens'

/** Changes one's own password: the current one is asked, the other sessions end, the owner is written to. */
export async function changePassword(
  account: { userId: string; sessionId: string; email: string; settings: { passwordMinLength: number } },
  input: { currentPassword: string; password: string },
  requestId: string,
): Promise<Result<null>> {
  const { userId, sessionId, email } = account
  const user = await platformDb().user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } })
  const tenants = await userTenants(userId)
  const rule = strictestSettings(tenants.map((tenant) => tenant.settings))
  const attempt = await countAttempt('password', email, rule)
  if (attempt.lockedFor) return fail('LIMIT', `Слишком много неверных попыток. Попробуйте ${attempt.lockedFor}.`)
  if (!(await verifyPassword(user.passwordHash, input.currentPassword))) {
    if (attempt.isLast) await recordLockout(userId, tenants, 'password', requestId)
    return fail('INVALID', 'Нынешний пароль не подошёл.', {
      fields: { currentPassword: `Проверьте раскладку и введите ещё раз. Осталось попыток: ${attempt.left}.` },
    })
  }
  await forgetAttempts('password', email)
  const refused = refusedPassword(input.password, { email, minLength: account.settings.passwordMinLength })
  if (refused) return refused
  if (input.password === input.currentPassword)
    return fail('INVALID', 'Новый пароль совпадает с прежним.', {
      fields: { password: 'Придумайте пароль, который отличается от прежнего.' },
    })
  const passwordHash = await hashPassword(input.password)
  await withAccount(async (tx) => {
    await storePassword(tx, userId, passwordHash, sessionId)
    await recordAccountEvent(tx, userId, tenants, 'account.changePassword', requestId)
    await mailAccount(tx, tenants, { to: email, ...passwordChangedLetter({ link: portalLink('/reset') }) })
  })
  log.info({ requestId, userId }, 'password changed')
  return ok(null)
}

export type SessionView = {
  id: string
  createdAt: Date
  lastSeenAt: Date
  strong: boolean
  device: string | null
  isCurrent: boolean
}

/** One's own live sessions, the current one first. */
export async function listSessions(
  account: { userId: string; sessionId: string; settings: { sessionMinutes: number } },
  now = new Date(),
): Promise<SessionView[]> {
  const rows = await platformDb().userSession.findMany({
    where: {
      userId: account.userId,
      revokedAt: null,
      expiresAt: { gt: now },
      lastSeenAt: { gt: new Date(now.getTime() - account.settings.sessionMinutes * 60_000) },
    },
    orderBy: { lastSeenAt: 'desc' },
    take: 50,
  })
  return rows
    .map(({ id, createdAt, lastSeenAt, strong, device }) => ({
      id,
      createdAt,
      lastSeenAt,
      strong,
      device,
      isCurrent: id === account.sessionId,
    }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
}

/** Ends one of one's own sessions; another person's is not found. */
export async function endSession(
  account: { userId: string },
  sessionId: string,
  requestId: string,
): Promise<Result<null>> {
  const tenants = await userTenants(account.userId)
  const ended = await withAccount(async (tx) => {
    if (!(await revokeSession(tx, sessionId, account.userId))) return false
    await recordAccountEvent(tx, account.userId, tenants, 'account.endSession', requestId)
    return true
  })
  return ended ? ok(null) : fail('NOT_FOUND', 'Сеанс уже завершён. Обновите страницу.')
}

/** Ends every session of one's own but the current one; their number. */
export async function endOtherSessions(
  account: { userId: string; sessionId: string },
  requestId: string,
): Promise<Result<number>> {
  const tenants = await userTenants(account.userId)
  return ok(
    await withAccount(async (tx) => {
      const ended = await revokeSessions(tx, account.userId, account.sessionId)
      if (ended > 0) await recordAccountEvent(tx, account.userId, tenants, 'account.endSession', requestId, { ended })
      return ended
    }),
  )
}
