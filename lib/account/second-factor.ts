import 'server-only'
import { randomInt } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import QRCode from 'qrcode'
import { z } from 'zod'
import { fail, ok, type Result } from '@/lib/core/result'
import type { Account } from './auth-account'
import { keyed, seal, unseal } from '@/lib/platform/secrets'
import { countAttempt, forgetAttempts } from '@/lib/platform/limits'
import { revokeSessions } from './auth-session'
import { recordAccountEvent, userTenants, withAccount } from './auth-tenants'
import { platformDb, type Tx } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'
import { strictestSettings } from './policy'
import { plainCode } from './rules'
import { recordLockout } from './sign-in'
import { retryIn } from '@/lib/core/format'

const PERIOD_SECONDS = 30
const RECOVERY_CODES = 8
// No look-alikes: 0 and O, 1 and I.
const RECOVERY_ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** What User.totpSecret holds, encrypted. */
const Stored = z.object({
  secret: z.string(),
  /** Time step of the last code that was accepted: a code works once. */
  lastStep: z.number().int().nullable(),
  /** Keyed digests of the recovery codes that are left. */
  recovery: z.array(z.string()),
})
type Stored = z.infer<typeof Stored>

const totp = (secret: string, email = '') =>
  new TOTP({ issuer: 'Гемба', label: email, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS, digits: 6 })
const sealed = (userId: string, stored: Stored): string => seal(JSON.stringify(stored), userId)
const recoveryDigest = (userId: string, code: string): string => keyed(`${userId}\n${code}`, 'recovery')

function read(userId: string, value: string | null): Stored | null {
  const text = value === null ? null : unseal(value, userId)
  return text === null ? null : Stored.parse(JSON.parse(text))
}

/** Replaces the stored value only if nobody else has in the meantime (two requests with one code). */
async function replace(
  tx: Tx,
  userId: string,
  before: string | null,
  after: Stored | null,
  confirmedAt?: Date | null,
): Promise<boolean> {
  const { count: changed } = await tx.user.updateMany({
    where: { id: userId, totpSecret: before },
    data: { totpSecret: after && sealed(userId, after), totpConfirmedAt: confirmedAt },
  })
  return changed === 1
}

/** The key of an enrolment under way (the same until it is confirmed): for typing, and as a QR code (SVG). */
export async function enrolment(
  account: Pick<Account, 'userId' | 'email'>,
): Promise<{ key: string; svg: string } | null> {
  const { userId, email } = account
  const user = await platformDb().user.findUniqueOrThrow({
    where: { id: userId },
    select: { totpSecret: true, totpConfirmedAt: true },
  })
  if (user.totpConfirmedAt) return null
  let stored = read(userId, user.totpSecret)
  if (!stored) {
    stored = { secret: new Secret({ size: 20 }).base32, lastStep: null, recovery: [] }
    if (!(await replace(platformDb(), userId, user.totpSecret, stored))) return enrolment(account)
  }
  const svg = await QRCode.toString(totp(stored.secret, email).toString(), {
    type: 'svg',
    margin: 2,
    errorCorrectionLevel: 'M',
  })
  return { key: stored.secret, svg }
}

const makeRecovery = (userId: string): { codes: string[]; digests: string[] } => {
  const letter = () => RECOVERY_ALPHABET.charAt(randomInt(RECOVERY_ALPHABET.length))
  const plain = Array.from({ length: RECOVERY_CODES }, () => Array.from({ length: 10 }, letter).join(''))
  return {
    codes: plain.map((code) => `${code.slice(0, 5)}-${code.slice(5)}`),
    digests: plain.map((code) => recoveryDigest(userId, code)),
  }
}

const wrongCode = (left: number) =>
  fail('INVALID', 'Код не подошёл.', {
    fields: {
      code: `Проверьте, что время на телефоне выставлено автоматически, и введите следующий код. Осталось попыток: ${left}.`,
    },
  })
const pausedCode = (when: string) => fail('LIMIT', `Слишком много неверных кодов. Попробуйте ${when}.`)

/** Looks at a code against the stored key: the new stored value when it is right. */
function accept(
  userId: string,
  stored: Stored,
  typed: string,
  now: Date,
): { stored: Stored; used: 'totp' | 'recovery' } | null {
  const code = plainCode(typed)
  if (/^\d{6}$/.test(code)) {
    const delta = totp(stored.secret).validate({ token: code, timestamp: now.getTime(), window: 1 })
    const step = delta === null ? null : Math.floor(now.getTime() / 1000 / PERIOD_SECONDS) + delta
    if (step === null || (stored.lastStep !== null && step <= stored.lastStep)) return null
    return { stored: { ...stored, lastStep: step }, used: 'totp' }
  }
  const digest = recoveryDigest(userId, code)
  return stored.recovery.includes(digest)
    ? { stored: { ...stored, recovery: stored.recovery.filter((one) => one !== digest) }, used: 'recovery' }
    : null
}

type Accepted = { used: 'totp' | 'recovery'; recoveryLeft: number }
type Change = { stored: Stored | null; confirmedAt?: Date | null }

/**
 * Takes one code of the account (from the application, or a recovery code), once. `change` says what is stored
 * afterwards;
 * `also` runs in the same transaction.
 */
async function spendCode(
  userId: string,
  code: string,
  requestId: string,
  confirmed: boolean,
  change: (stored: Stored) => Change = (stored) => ({ stored }),
  also: (tx: Tx) => Promise<void> = async () => {},
): Promise<Result<Accepted>> {
  const [user, tenants] = await Promise.all([
    platformDb().user.findUniqueOrThrow({ where: { id: userId } }),
    userTenants(userId),
  ])
  const stored = read(userId, user.totpSecret)
  if (!stored || (user.totpConfirmedAt !== null) !== confirmed)
    return fail('CONFLICT', 'Второй фактор уже изменён в другой вкладке. Обновите страницу.')
  const rule = strictestSettings(tenants.map((tenant) => tenant.settings))
  const attempt = await countAttempt('code', userId, rule)
  if (attempt.lockedFor) return pausedCode(attempt.lockedFor)
  const accepted = accept(userId, stored, code, new Date())
  const spent =
    accepted !== null &&
    (await withAccount(async (tx) => {
      const { stored: after, confirmedAt } = change(accepted.stored)
      if (!(await replace(tx, userId, user.totpSecret, after, confirmedAt))) return false
      if (accepted.used === 'recovery')
        await recordAccountEvent(tx, userId, tenants, 'account.useRecoveryCode', requestId, {
          left: accepted.stored.recovery.length,
        })
      await also(tx)
      return true
    }))
  if (!accepted || !spent) {
    if (attempt.isLast) await recordLockout(userId, tenants, 'code', requestId)
    return attempt.isLast ? pausedCode(retryIn(rule.lockoutMinutes * 60_000)) : wrongCode(attempt.left)
  }
  await forgetAttempts('code', userId)
  log.info({ requestId, userId, used: accepted.used }, 'second factor accepted')
  return ok({ used: accepted.used, recoveryLeft: accepted.stored.recovery.length })
}

/** Takes a code during sign-in. */
export const checkCode = (userId: string, code: string, requestId: string): Promise<Result<Accepted>> =>
  spendCode(userId, code, requestId, true)

/** Takes a code in a session that has not shown the second factor yet, and marks it strong. */
export const strengthen = (
  account: Pick<Account, 'userId' | 'sessionId'>,
  code: string,
  requestId: string,
): Promise<Result<Accepted>> =>
  spendCode(account.userId, code, requestId, true, undefined, async (tx) => {
    await tx.userSession.update({ where: { id: account.sessionId }, data: { strong: true } })
  })

/**
 * Ends the enrolment with a first code: this session is strong, the others end; the recovery codes are shown this once.
 */
export async function confirmEnrolment(
  account: Pick<Account, 'userId' | 'sessionId' | 'tenants'>,
  code: string,
  requestId: string,
): Promise<Result<{ recoveryCodes: string[] }>> {
  const { userId, sessionId, tenants } = account
  const recovery = makeRecovery(userId)
  const result = await spendCode(
    userId,
    code,
    requestId,
    false,
    (stored) => ({ stored: { ...stored, recovery: recovery.digests }, confirmedAt: new Date() }),
    async (tx) => {
      await tx.userSession.update({ where: { id: sessionId }, data: { strong: true } })
      await revokeSessions(tx, userId, sessionId)
      await recordAccountEvent(tx, userId, tenants, 'account.enableSecondFactor', requestId)
    },
  )
  return result.ok ? ok({ recoveryCodes: recovery.codes }) : result
}

/** Makes new recovery codes; the earlier ones stop working. */
export async function renewRecoveryCodes(
  account: Pick<Account, 'userId'>,
  code: string,
  requestId: string,
): Promise<Result<{ recoveryCodes: string[] }>> {
  const recovery = makeRecovery(account.userId)
  const result = await spendCode(account.userId, code, requestId, true, (stored) => ({
    stored: { ...stored, recovery: recovery.digests },
  }))
  return result.ok ? ok({ recoveryCodes: recovery.codes }) : result
}

/** Turns the second factor off (a tenant that requires it asks for a new one at once). */
export const disableSecondFactor = (
  account: Pick<Account, 'userId' | 'sessionId' | 'tenants'>,
  code: string,
  requestId: string,
): Promise<Result<Accepted>> =>
  spendCode(
    account.userId,
    code,
    requestId,
    true,
    () => ({ stored: null, confirmedAt: null }),
    async (tx) => {
      await tx.userSession.updateMany({ where: { userId: account.userId }, data: { strong: false } })
      await recordAccountEvent(tx, account.userId, account.tenants, 'account.disableSecondFactor', requestId)
    },
  )

/** How many recovery codes are left; null when there is no second factor. */
export async function recoveryLeft(userId: string): Promise<number | null> {
  const user = await platformDb().user.findUniqueOrThrow({
    where: { id: userId },
    select: { totpSecret: true, totpConfirmedAt: true },
  })
  return user.totpConfirmedAt ? (read(userId, user.totpSecret)?.recovery.length ?? 0) : null
}
