import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { checkPassword } from '@/lib/account/sign-in'
import { getPerson } from '@/lib/people/queries'
import { personReasons } from '@/lib/people/rules'
import { loadActor } from '@/lib/platform/actor'
import { loadAccount } from '@/lib/account/auth-account'
import { platformDb, withTenant } from '@/lib/platform/db'
import { asSeen } from '../../factories/seen'
import { createAccount, createSession, PASSWORD } from '../../factories/account'
import { createActor, createTenant } from '../../factories/tenant'
import { resetSecondFactor } from '@/lib/people/second-factor-commands'
import { resetSecondFactorByOperator } from '@/lib/account/second-factor-reset'

const enrol = (userId: string) =>
  platformDb().user.update({ where: { id: userId }, data: { totpSecret: 'sealed', totpConfirmedAt: new Date() } })
const reason = 'Утерян телефон, заявление № 12'
const setUp = async (tenants = 1, more: object = {}) => {
  const [tenant, ...others] = await Promise.all(Array.from({ length: tenants }, () => createTenant()))
  if (!tenant) throw new Error('no tenant')
  const account = await createAccount({ tenants: [tenant, ...others], role: 'OBSERVER', ...more })
  await enrol(account.userId)
  return {
    tenant,
    others,
    ...account,
    id: account.personIds[0] ?? '',
    authority: await createActor(tenant, 'AUTHORITY'),
  }
}

describe('a lost second factor', () => {
  it('is reset by the authority with a reason: sessions end, the person is told, the journal knows', async () => {
    const { tenant, authority, id, userId, email } = await setUp()
    const session = await createSession(userId, { strong: true })
    expect(await loadActor(session, tenant.slug)).not.toBeNull()
    expect(await getPerson(authority, { id })).toMatchObject({ secondFactor: true })
    expect(await getPerson(await createActor(tenant, 'METHODOLOGIST'), { id })).toMatchObject({ secondFactor: null })
    expect(await asSeen(resetSecondFactor)(authority, { id, reason: '' })).toMatchObject({
      ok: false,
      error: { fields: { reason: expect.any(String) as string } },
    })

    expect(await asSeen(resetSecondFactor)(authority, { id, reason })).toMatchObject({ ok: true, value: { ended: 1 } })
    expect(await loadActor(session, tenant.slug)).toBeNull()
    expect(await loadAccount(session)).toBeNull()
    expect(await checkPassword({ email, password: PASSWORD }, { ip: newId(), requestId: newId() })).toMatchObject({
      ok: true,
      value: { needsCode: false },
    })
    const [mail] = await withTenant(tenant.id, (tx) => tx.outboxMessage.findMany({ where: { kind: 'mail' } }))
    expect(mail?.payload).toMatchObject({ to: email, text: expect.stringContaining(reason) as string })
    expect(
      await withTenant(tenant.id, (tx) =>
        tx.auditRecord.findFirst({ where: { operation: 'person.resetSecondFactor' } }),
      ),
    ).toMatchObject({ subjectId: id, after: { secondFactor: false, reason, sessionsEnded: 1 } })
    expect(await asSeen(resetSecondFactor)(authority, { id, reason })).toMatchObject({
      ok: false,
      error: { message: personReasons.NO_SECOND_FACTOR },
    })
  })

  it('is not reset for oneself, an operator, or somebody of another programme, too', async () => {
    const one = await setUp()
    await enrol(one.authority.userId ?? '')
    expect(await asSeen(resetSecondFactor)(one.authority, { id: one.authority.personId ?? '', reason })).toMatchObject({
      ok: false,
      error: { message: personReasons.SELF_RESET },
    })
    for (const { authority, id, userId } of [await setUp(1, { isOperator: true }), await setUp(2)]) {
      expect(await asSeen(resetSecondFactor)(authority, { id, reason })).toMatchObject({
        ok: false,
        error: { message: personReasons.SHARED_ACCOUNT },
      })
      expect((await platformDb().user.findUniqueOrThrow({ where: { id: userId } })).totpConfirmedAt).not.toBeNull()
    }
    expect(await asSeen(resetSecondFactor)(one.authority, { id: (await setUp()).id, reason })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
  })

  it('is reset by the operator for any account, and recorded in each of its programmes', async () => {
    const { tenant, others, userId, email } = await setUp(2)
    const session = await createSession(userId)
    expect(await resetSecondFactorByOperator({ email, reason }, newId())).toEqual({ ok: true, value: 1 })
    expect(await loadAccount(session)).toBeNull()
    for (const { id } of [tenant, ...others]) {
      expect(
        await withTenant(id, (tx) => tx.auditRecord.count({ where: { operation: 'account.resetSecondFactor' } })),
      ).toBe(1)
    }
    expect(await resetSecondFactorByOperator({ email, reason }, newId())).toMatchObject({ ok: false })
    expect(await resetSecondFactorByOperator({ email: 'nobody@example.test', reason }, newId())).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
  })
})
