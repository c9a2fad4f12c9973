import 'server-only'
import { fail, notFound, ok, type Result } from '@/lib/core/result'
import { forgetAttempts } from './auth-limits'
import { revokeSessions } from './auth-session'
import { mailAccount, recordAccountEvent, userTenants, withAccount } from './auth-tenants'
import { defineCommand, done } from '@/lib/platform/command'
import { platformDb, type Tx } from '@/lib/platform/db'
import { enqueue } from '@/lib/platform/outbox'
import { secondFactorResetLetter } from './letters'
import { portalLink } from './tokens'
import { personReasons, resetProblem } from '@/lib/people/rules'
import { ResetSecondFactorInput } from '@/lib/people/schema'
import { operations } from './operations'

/** Takes the second factor off an account and ends its sessions; null when there was none, else how many sessions ended. */
async function takeOff(tx: Tx, userId: string): Promise<number | null> {
  const { count } = await tx.user.updateMany({
    where: { id: userId, totpConfirmedAt: { not: null } },
    data: { totpSecret: null, totpConfirmedAt: null },
  })
  if (count === 0) return null
  await forgetAttempts('code', userId)
  return revokeSessions(tx, userId)
}

/**
 * The authority resets a second factor that a person has lost. Only for an account that is this tenant's alone: with another
 * tenant, or the platform, behind the same account its operator decides.
 */
export const resetSecondFactor = defineCommand({
  operation: operations['person.resetSecondFactor'],
  schema: ResetSecondFactorInput,
  run: async (ctx, { id, reason }) => {
    const { tx, tenantId, actor } = ctx
    const person = await tx.person.findUnique({
      where: { tenantId_id: { tenantId, id } },
      select: { id: true, userId: true, email: true },
    })
    if (!person) return notFound('Запись о человеке')
    const user =
      person.userId === null
        ? null
        : await tx.user.findUniqueOrThrow({
            where: { id: person.userId },
            select: { id: true, isOperator: true, totpConfirmedAt: true },
          })
    const elsewhere =
      user !== null && (user.isOperator || (await userTenants(user.id, tx)).some((tenant) => tenant.id !== tenantId))
    const problem = resetProblem({
      isSelf: person.id === actor.personId,
      hasSecondFactor: user?.totpConfirmedAt != null,
      elsewhere,
    })
    if (problem) return fail('RULE', personReasons[problem])
    const ended = user && (await takeOff(tx, user.id))
    if (ended === null) return fail('CONFLICT', personReasons.NO_SECOND_FACTOR)
    await enqueue(tx, tenantId, {
      kind: 'mail',
      payload: {
        to: person.email,
        ...secondFactorResetLetter({ by: `${actor.name}, ${actor.tenant.name}`, reason, link: portalLink('/sign-in') }),
      },
    })
    return done(
      { id, ended },
      {
        subject: { type: 'Person', id },
        before: { secondFactor: true },
        after: { secondFactor: false, reason, sessionsEnded: ended },
      },
    )
  },
})

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
    const count = await takeOff(tx, user.id)
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
