import 'server-only'
import { type Tx, platformDb } from '@/lib/platform/db'
import { forgetAttemptsIn } from '@/lib/platform/limits'
import { revokeSessions } from './auth-session'
import { type Result, fail, ok } from '@/lib/core/result'
import { userTenants, withAccount, recordAccountEvent, mailAccount } from './auth-tenants'
import { secondFactorResetLetter } from './letters'
import { portalLink } from './tokens'

/**
 * Takes the second factor off an account and ends its sessions; null when there was none, else how many sessions ended.
 */
export async function takeOffSecondFactor(tx: Tx, userId: string): Promise<number | null> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, totpConfirmedAt: { not: null } },
    data: { totpSecret: null, totpConfirmedAt: null },
  })
  if (count === 0) return null
  await forgetAttemptsIn(tx, 'code', userId)
  return revokeSessions(tx, userId)
}

/** The same by the platform's operator, for any account: recorded in each of its tenants. How many sessions ended. */
export async function resetSecondFactorByOperator(
  input: { email: string; reason: string },
  requestId: string,
): Promise<Result<number>> {
  const email = input.email.trim().toLowerCase()
  const user = await platformDb().user.findUnique({ where: { email }, select: { id: true } })
  if (!user) return fail('NOT_FOUND', `Учётной записи ${email} нет.`)
  const tenants = await userTenants(user.id)
  const ended = await withAccount(async (tx) => {
    const count = await takeOffSecondFactor(tx, user.id)
    if (count === null) return null
    await recordAccountEvent(tx, user.id, tenants, 'account.resetSecondFactor', requestId, {
      reason: input.reason,
      sessionsEnded: count,
    })
    await mailAccount(tx, tenants, {
      to: email,
      ...secondFactorResetLetter({ by: 'оператор платформы', reason: input.reason, link: portalLink('/sign-in') }),
    })
    return count
  })
  return ended === null ? fail('RULE', `Второй фактор у ${email} не подключён: сбрасывать нечего.`) : ok(ended)
}
