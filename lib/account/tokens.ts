import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Failure, type Result } from '@/lib/core/result'
import { newToken, tokenHash } from '@/lib/platform/secrets'
import { forgetAttempts } from '@/lib/platform/limits'
import { revokeSessions } from './auth-session'
import { mailAccount, recordAccountEvent, userTenants, withAccount } from './auth-tenants'
import { platformDb, type Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { sendLetter } from '@/lib/platform/mail'
import { enqueue } from '@/lib/platform/outbox'
import { accessLetter, inviteLetter, passwordChangedLetter, resetLetter } from './letters'
import { hashPassword } from './password'
import { strictestSettings } from './policy'
import { passwordMessage, passwordProblems } from './rules'

const INVITE_MS = 7 * 86_400_000
const RESET_MS = 3_600_000

export type TokenKind = 'INVITE' | 'RESET'

/** Full address of a page of the portal, for letters. */
export const portalLink = (path: string): string => new URL(path, env().APP_URL).toString()

/** The account of an address, made when there is none yet. `email` in any case. */
export async function accountFor(tx: Tx, email: string): Promise<{ id: string; email: string; hasPassword: boolean }> {
  const address = email.trim().toLowerCase()
  const user = await tx.user.upsert({
    where: { email: address },
    create: { id: newId(), email: address },
    update: {},
    select: { id: true, passwordHash: true },
  })
  return { id: user.id, email: address, hasPassword: user.passwordHash !== null }
}

/** A link's secret; earlier unused ones of the kind stop working. */
async function issue(
  tx: Tx,
  kind: TokenKind,
  userId: string,
  expiresAt: Date,
  tenantSlug: string | null,
): Promise<string> {
  const token = newToken()
  await tx.authToken.deleteMany({ where: { userId, kind, usedAt: null } })
  await tx.authToken.create({
    data: { id: newId(), kind, userId, tokenHash: tokenHash(token), tenantSlug, expiresAt },
    select: { id: true },
  })
  return token
}

/**
 * Invites an account into a tenant, inside the command's own transaction: a link that sets the password, single use, 7
 * days.
 * An account that has a password already gets a letter without such a link (`expiresAt` is null).
 */
export async function createInvite(
  tx: Tx,
  invite: { userId: string; tenantId: string; tenantSlug: string; tenantName: string; now: Date },
): Promise<{ expiresAt: Date | null }> {
  const { userId, tenantId, tenantSlug, tenantName } = invite
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true, passwordHash: true } })
  const expiresAt = user.passwordHash ? null : new Date(invite.now.getTime() + INVITE_MS)
  const letter = expiresAt
    ? inviteLetter({
        tenantName,
        link: portalLink(`/invite/${await issue(tx, 'INVITE', userId, expiresAt, tenantSlug)}`),
      })
    : accessLetter({ tenantName, link: portalLink(`/sign-in?returnTo=${encodeURIComponent(`/${tenantSlug}/office`)}`) })
  await enqueue(tx, tenantId, { kind: 'mail', payload: { to: user.email, ...letter } })
  return { expiresAt }
}

/**
 * Makes the account of an address an operator of the platform; a new account gets a link that sets its password (single
 * use, 7 days).
 */
export async function createOperator(email: string, now: Date): Promise<{ link: string | null; expiresAt: Date }> {
  const expiresAt = new Date(now.getTime() + INVITE_MS)
  return platformDb().$transaction(async (tx) => {
    const account = await accountFor(tx, email)
    await tx.user.update({ where: { id: account.id }, data: { isOperator: true }, select: { id: true } })
    return {
      expiresAt,
      link: account.hasPassword
        ? null
        : portalLink(`/invite/${await issue(tx, 'INVITE', account.id, expiresAt, null)}`),
    }
  })
}

/**
 * Sends a link to set a new password (single use, one hour) to an address that has an account; does nothing visible
 * otherwise.
 * The letter goes through a tenant's outbox; an operator, who has no tenant, is written to directly.
 */
export async function requestReset(email: string, requestId: string): Promise<void> {
  const user = await platformDb().user.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { id: true, email: true, isOperator: true },
  })
  if (!user) return
  const tenants = await userTenants(user.id)
  const { letter, sent } = await withAccount(async (tx) => {
    const token = await issue(
      tx,
      'RESET',
      user.id,
      new Date(Date.now() + RESET_MS),
      tenants.find((tenant) => !tenant.blocked)?.slug ?? null,
    )
    const letter = { to: user.email, ...resetLetter({ link: portalLink(`/reset/${token}`) }) }
    return { letter, sent: await mailAccount(tx, tenants, letter) }
  })
  if (!sent && user.isOperator) await sendLetter({ id: newId(), ...letter })
  log.info({ requestId, userId: user.id, sent: sent || user.isOperator }, 'password reset asked')
}

export type OpenToken = {
  userId: string
  email: string
  tenantSlug: string | null
  minLength: number
  hasSecondFactor: boolean
}

/** The account of a link that still works; looking at it does not use it up (mail scanners open links). */
export async function readToken(kind: TokenKind, token: string): Promise<OpenToken | null> {
  const row = await platformDb().authToken.findFirst({
    where: { kind, tokenHash: tokenHash(token), usedAt: null, expiresAt: { gt: new Date() } },
    select: { userId: true, tenantSlug: true, user: { select: { email: true, totpConfirmedAt: true } } },
  })
  if (!row) return null
  const settings = strictestSettings((await userTenants(row.userId)).map((tenant) => tenant.settings))
  return {
    userId: row.userId,
    email: row.user.email,
    tenantSlug: row.tenantSlug,
    minLength: settings.passwordMinLength,
    hasSecondFactor: row.user.totpConfirmedAt !== null,
  }
}

const deadLink: Record<TokenKind, string> = {
  INVITE:
    'Приглашение уже использовано или его срок вышел. Если пароль уже задан – войдите; если нет, попросите уполномоченный орган прислать новое.',
  RESET: 'Ссылка уже использована или её срок вышел. Запросите новую.',
}

/** The refusal of a password that the policy forbids; null when it may be taken. */
export const refusedPassword = (
  password: string,
  policy: { email: string; minLength: number },
): { ok: false; error: Failure } | null => {
  const [problem] = passwordProblems(password, policy)
  return problem
    ? fail('INVALID', 'Такой пароль не подойдёт.', { fields: { password: passwordMessage(problem, policy) } })
    : null
}

/** Sets the password by a link: uses the link up, ends every session, lifts a pause. */
export async function setPasswordByToken(
  kind: TokenKind,
  input: { token: string; password: string },
  requestId: string,
): Promise<Result<OpenToken>> {
  const open = await readToken(kind, input.token)
  if (!open) return fail('RULE', deadLink[kind])
  const refused = refusedPassword(input.password, open)
  if (refused) return refused
  const [passwordHash, tenants] = await Promise.all([hashPassword(input.password), userTenants(open.userId)])
  const set = await withAccount(async (tx) => {
    const now = new Date()
    const { count } = await tx.authToken.updateMany({
      where: { kind, tokenHash: tokenHash(input.token), usedAt: null, expiresAt: { gt: now } },
      data: { usedAt: now },
    })
    if (count !== 1) return false
    await storePassword(tx, open.userId, passwordHash)
    await recordAccountEvent(
      tx,
      open.userId,
      tenants,
      kind === 'INVITE' ? 'account.acceptInvite' : 'account.resetPassword',
      requestId,
    )
    if (kind === 'RESET')
      await mailAccount(tx, tenants, { to: open.email, ...passwordChangedLetter({ link: portalLink('/reset') }) })
    return true
  })
  if (!set) return fail('RULE', deadLink[kind])
  await forgetAttempts('password', open.email)
  log.info({ requestId, userId: open.userId, kind }, 'password set by link')
  return ok(open)
}

/** New password, no other link, no other session but the one that is kept. */
export async function storePassword(tx: Tx, userId: string, passwordHash: string, keepSession?: string): Promise<void> {
  await tx.user.update({ where: { id: userId }, data: { passwordHash, passwordChangedAt: new Date() } })
  await tx.authToken.deleteMany({ where: { userId, usedAt: null } })
  await revokeSessions(tx, userId, keepSession)
}
