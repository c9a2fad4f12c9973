import 'server-only'
import { defineCommand, done } from '@/lib/platform/command'
import { lockPerson, movePerson } from './commands'
import { ResetSecondFactorInput } from './schema'
import { fail } from '@/lib/core/result'
import { userTenants } from '@/lib/account/auth-tenants'
import { resetProblem, personReasons } from './rules'
import { takeOffSecondFactor } from '@/lib/account/second-factor-reset'
import { enqueue } from '@/lib/platform/outbox'
import { secondFactorResetLetter } from '@/lib/account/letters'
import { portalLink } from '@/lib/account/tokens'
import { operations } from './operations'

/**
 * The authority resets a second factor that a person has lost. Only for an account that is this tenant's alone: with
 * another tenant, or the platform, behind the same account its operator decides.
 */
export const resetSecondFactor = defineCommand({
  operation: operations['person.resetSecondFactor'],
  schema: ResetSecondFactorInput,
  changes: 'Person',
  row: lockPerson,
  run: async (ctx, { id, reason }, person) => {
    const { tx, tenantId, actor } = ctx
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
    const ended = user && (await takeOffSecondFactor(tx, user.id))
    if (ended === null) return fail('CONFLICT', personReasons.NO_SECOND_FACTOR)
    await movePerson(ctx, id)
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
