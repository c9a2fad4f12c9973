import { parseOptions } from '@node-rs/argon2'
import { hash } from '@node-rs/argon2'
import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { changePassword, endOtherSessions, endSession, listSessions } from '@/lib/account/own'
import { hashPassword, verifyPassword } from '@/lib/account/password'
import { checkPassword, finishSignIn, signOut } from '@/lib/account/sign-in'
import { loadActor } from '@/lib/platform/actor'
import { loadAccount } from '@/lib/account/auth-account'
import { platformDb, withTenant } from '@/lib/platform/db'
import { createAccount, createSession, PASSWORD, signedIn } from '../../factories/account'
import { createTenant } from '../../factories/tenant'

const from = (ip = `ip-${newId()}`) => ({ ip, requestId: newId() })
const WRONG = 'не тот пароль'

const operationsIn = (tenantId: string) =>
  withTenant(tenantId, async (tx) =>
    (await tx.auditRecord.findMany({ orderBy: { at: 'asc' } })).map((record) => record.operation),
  )

describe('passwords', () => {
  it('are argon2id, and two keyboards’ «й» is one letter', async () => {
    const stored = await hashPassword('Зелёный чайник 5')
    expect(stored).toMatch(/^\$argon2id\$/)
    expect(parseOptions(stored)).toMatchObject({ memoryCost: 19_456, timeCost: 2, saltLen: 16 })
    expect(await verifyPassword(stored, 'Зелёный чайник 5'.normalize('NFD'))).toBe(true)
    expect(await verifyPassword(stored, 'Зелёный чайник 6')).toBe(false)
    expect(await verifyPassword(null, 'Зелёный чайник 5')).toBe(false)
  })

  it('signs in, records it in each tenant, and knows where the person starts', async () => {
    const tenants = [await createTenant(), await createTenant()]
    const { userId, email } = await createAccount({ tenants })
    const checked = await checkPassword({ email: email.toUpperCase(), password: PASSWORD }, from())
    expect(checked).toEqual({ ok: true, value: { userId, needsCode: false } })
    const entered = await finishSignIn({ userId, strong: false, method: 'password' }, newId())
    if (!entered.ok) throw new Error(entered.error.message)
    expect(entered.value.home).toBe('/account')
    for (const tenant of tenants) {
      expect(await operationsIn(tenant.id)).toEqual(['account.signIn'])
      expect((await loadActor(entered.value.sessionId, tenant.slug))?.name).toBe('Анна Пример')
    }
  })

  it('replaces a hash of an older cost', async () => {
    const { userId, email } = await createAccount({ tenants: [await createTenant()] })
    await platformDb().user.update({
      where: { id: userId },
      data: { passwordHash: await hash(PASSWORD, { memoryCost: 8192, timeCost: 1 }) },
    })
    expect((await checkPassword({ email, password: PASSWORD }, from())).ok).toBe(true)
    const { passwordHash } = await platformDb().user.findUniqueOrThrow({ where: { id: userId } })
    expect(parseOptions(passwordHash ?? '').memoryCost).toBe(19_456)
    expect((await checkPassword({ email, password: PASSWORD }, from())).ok).toBe(true)
  })
})

describe('wrong passwords', () => {
  it('pause the account for as long as the strictest tenant says, from anywhere, and say when to come back', async () => {
    const strict = await createTenant({ settings: { lockoutAttempts: 3, lockoutMinutes: 40 } })
    const { email } = await createAccount({ tenants: [await createTenant(), strict] })
    const messages: string[] = []
    for (let i = 0; i < 3; i++) {
      const result = await checkPassword({ email, password: WRONG }, from())
      if (!result.ok) messages.push(result.error.message)
    }
    expect(messages[0]).toContain('осталось 2 попытки')
    expect(messages[1]).toContain('осталась 1 попытка')
    expect(messages[2]).toContain('через 40\u00a0минут')
    const right = await checkPassword({ email, password: PASSWORD }, from())
    expect(right).toMatchObject({ ok: false, error: { code: 'LIMIT' } })
    expect(await operationsIn(strict.id)).toEqual(['account.lockout'])
  })

  it('are counted in parallel, too', async () => {
    const { email } = await createAccount({ tenants: [await createTenant()] })
    const results = await Promise.all(
      Array.from({ length: 12 }, () => checkPassword({ email, password: WRONG }, from())),
    )
    const looked = results.filter((result) => !result.ok && result.error.code === 'FORBIDDEN')
    expect(looked).toHaveLength(4)
    expect(await checkPassword({ email, password: PASSWORD }, from())).toMatchObject({
      ok: false,
      error: { code: 'LIMIT' },
    })
  })

  it('are forgotten after a right one and after the pause', async () => {
    const { email } = await createAccount({ tenants: [await createTenant()] })
    for (let i = 0; i < 4; i++) await checkPassword({ email, password: WRONG }, from())
    expect((await checkPassword({ email, password: PASSWORD }, from())).ok).toBe(true)
    for (let i = 0; i < 5; i++) await checkPassword({ email, password: WRONG }, from())
    expect((await checkPassword({ email, password: PASSWORD }, from())).ok).toBe(false)
    await platformDb().rateLimit.updateMany({
      where: { key: { startsWith: 'fail' } },
      data: { expire: Date.now() - 1 },
    })
    expect((await checkPassword({ email, password: PASSWORD }, from())).ok).toBe(true)
  })

  it('say the same of an address without an account', async () => {
    const tenant = await createTenant()
    const { email } = await createAccount({ tenants: [tenant] })
    const nobody = `${newId()}@example.test`
    const said = async (address: string) => {
      const answers: string[] = []
      for (let i = 0; i < 40 && !answers.at(-1)?.includes('приостановлен'); i++) {
        const result = await checkPassword({ email: address, password: WRONG }, from())
        answers.push(result.ok ? 'in' : result.error.message)
      }
      return answers.map((text) => text.replace(/\d+/g, 'N').replace(/остал.*$|через.*$/, ''))
    }
    const [known, unknown] = [await said(email), await said(nobody)]
    expect(unknown[0]).toBe(known[0])
    expect(unknown.at(-1)).toBe(known.at(-1))
  })

  it('from one network address are limited, whatever the account; right ones do not count', async () => {
    const origin = from()
    const { email } = await createAccount({ tenants: [await createTenant()] })
    for (let i = 0; i < 5; i++) expect((await checkPassword({ email, password: PASSWORD }, origin)).ok).toBe(true)
    for (let i = 0; i < 100; i++) await checkPassword({ email: `${newId()}@example.test`, password: WRONG }, origin)
    const refused = await checkPassword({ email, password: PASSWORD }, origin)
    expect(refused).toMatchObject({
      ok: false,
      error: { code: 'LIMIT', message: expect.stringContaining('с вашего адреса в сети') as string },
    })
    expect((await checkPassword({ email, password: PASSWORD }, from())).ok).toBe(true)
  })

  it('leave no address in the counters', async () => {
    await checkPassword({ email: 'visible@example.test', password: WRONG }, from('203.0.113.7'))
    const keys = (await platformDb().rateLimit.findMany()).map((row) => row.key).join('\n')
    expect(keys).not.toMatch(/visible|203\.0/)
  })
})

describe('revocation', () => {
  it('blocks a person at once, in that tenant only', async () => {
    const [a, b] = [await createTenant(), await createTenant()]
    const { userId, personIds } = await createAccount({ tenants: [a, b] })
    const sessionId = await createSession(userId)
    await withTenant(a.id, (tx) =>
      tx.person.update({
        where: { tenantId_id: { tenantId: a.id, id: personIds[0] ?? '' } },
        data: { blockedAt: new Date() },
      }),
    )
    expect(await loadActor(sessionId, a.slug)).toBeNull()
    expect(await loadActor(sessionId, b.slug)).not.toBeNull()
    expect((await loadAccount(sessionId))?.tenants.map((tenant) => tenant.blocked).sort()).toEqual([false, true])
  })

  it('refuses the sign-in of a person blocked everywhere, only after the right password', async () => {
    const tenant = await createTenant()
    const { userId, email, personIds } = await createAccount({ tenants: [tenant] })
    await withTenant(tenant.id, (tx) =>
      tx.person.update({
        where: { tenantId_id: { tenantId: tenant.id, id: personIds[0] ?? '' } },
        data: { blockedAt: new Date() },
      }),
    )
    expect(await checkPassword({ email, password: WRONG }, from())).toMatchObject({
      error: { message: expect.stringContaining('не подходят') as string },
    })
    expect(await checkPassword({ email, password: PASSWORD }, from())).toMatchObject({
      error: { message: expect.stringContaining('Доступ к порталу закрыт') as string },
    })
    expect(await finishSignIn({ userId, strong: false, method: 'password' }, newId())).toMatchObject({ ok: false })
    expect(await platformDb().userSession.count({ where: { userId } })).toBe(0)
  })

  it('ends a session by signing out, and a new sign-in replaces the browser’s earlier one', async () => {
    const tenant = await createTenant()
    const { userId } = await createAccount({ tenants: [tenant] })
    const first = await createSession(userId)
    const second = await finishSignIn({ userId, strong: false, method: 'password', previousSessionId: first }, newId())
    if (!second.ok) throw new Error(second.error.message)
    expect(await loadActor(first, tenant.slug)).toBeNull()
    await signOut(second.value.sessionId, newId())
    expect(await loadActor(second.value.sessionId, tenant.slug)).toBeNull()
    expect(await loadAccount(second.value.sessionId)).toBeNull()
    expect(await operationsIn(tenant.id)).toEqual(['account.signIn', 'account.signOut'])
  })

  it('ends an idle session, by the strictest tenant on the account’s own pages', async () => {
    const [quick, slow] = [await createTenant({ settings: { sessionMinutes: 15 } }), await createTenant()]
    const { userId } = await createAccount({ tenants: [quick, slow] })
    const sessionId = await createSession(userId)
    const ago = new Date(Date.now() - 16 * 60_000)
    await platformDb().userSession.update({ where: { id: sessionId }, data: { createdAt: ago, lastSeenAt: ago } })
    expect(await loadAccount(sessionId)).toBeNull()
    expect(await loadActor(sessionId, quick.slug)).toBeNull()
  })

  it('ends in a tenant by what was done in that tenant, not in another', async () => {
    const [quick, slow] = [await createTenant({ settings: { sessionMinutes: 15 } }), await createTenant()]
    const { userId } = await createAccount({ tenants: [quick, slow] })
    const sessionId = await createSession(userId)
    const minutes = (n: number) => new Date(Date.now() - n * 60_000)
    await platformDb().userSession.update({
      where: { id: sessionId },
      data: { createdAt: minutes(14), lastSeenAt: minutes(14) },
    })
    expect(await loadActor(sessionId, quick.slug)).not.toBeNull()
    const { seen, lastSeenAt } = await platformDb().userSession.findUniqueOrThrow({ where: { id: sessionId } })
    expect(Object.keys(seen as object)).toEqual([quick.id])
    expect(lastSeenAt.getTime()).toBeGreaterThan(minutes(1).getTime())
    // Sixteen minutes of work in the other one only.
    await platformDb().userSession.update({
      where: { id: sessionId },
      data: { createdAt: minutes(30), lastSeenAt: minutes(2), seen: { [quick.id]: minutes(16).toISOString() } },
    })
    expect(await loadActor(sessionId, slow.slug)).not.toBeNull()
    expect(await loadActor(sessionId, quick.slug)).toBeNull()
    expect(await loadActor(sessionId, slow.slug)).not.toBeNull()
  })

  it('ends an old session even when it is in use', async () => {
    const { userId } = await createAccount({ tenants: [await createTenant()] })
    const sessionId = await createSession(userId)
    expect(await loadAccount(sessionId)).not.toBeNull()
    await platformDb().userSession.update({ where: { id: sessionId }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await loadAccount(sessionId)).toBeNull()
  })

  it('lists one’s own sessions and ends them; another person’s is not found', async () => {
    const tenants = [await createTenant()]
    const { userId } = await createAccount({ tenants })
    const stranger = await createSession((await createAccount({ tenants })).userId)
    const account = await signedIn(userId)
    const others = [await createSession(userId), await createSession(userId), await createSession(userId)]
    expect((await listSessions(account)).map((row) => row.isCurrent)).toEqual([true, false, false, false])
    expect(await endSession(account, stranger, newId())).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect((await endSession(account, others[0] ?? '', newId())).ok).toBe(true)
    expect(await endOtherSessions(account, newId())).toEqual({ ok: true, value: 2 })
    expect(await loadAccount(account.sessionId)).not.toBeNull()
    expect(await loadAccount(stranger)).not.toBeNull()
  })
})

describe('changing the password', () => {
  it('asks for the current one, applies the strictest policy, ends the other sessions, writes to the owner', async () => {
    const tenant = await createTenant({ settings: { passwordMinLength: 14 } })
    const { userId, email } = await createAccount({ tenants: [tenant, await createTenant()] })
    const account = await signedIn(userId)
    const other = await createSession(userId)
    const change = (currentPassword: string, password: string) =>
      changePassword(account, { currentPassword, password }, newId())
    expect(await change(WRONG, 'Новая дорога 2027')).toMatchObject({
      error: { fields: { currentPassword: expect.any(String) as string } },
    })
    expect(await change(PASSWORD, 'дорога 2027!')).toMatchObject({
      error: { fields: { password: 'Нужно не меньше 14\u00a0знаков.' } },
    })
    expect(await change(PASSWORD, PASSWORD)).toMatchObject({ error: { code: 'INVALID' } })
    expect(await change(PASSWORD, 'Новая дорога 2027')).toEqual({ ok: true, value: null })
    expect(await loadAccount(other)).toBeNull()
    expect(await loadAccount(account.sessionId)).not.toBeNull()
    expect((await checkPassword({ email, password: PASSWORD }, from())).ok).toBe(false)
    expect((await checkPassword({ email, password: 'Новая дорога 2027' }, from())).ok).toBe(true)
    const letters = await withTenant(tenant.id, (tx) => tx.outboxMessage.findMany())
    const total =
      letters.length +
      (
        await Promise.all(
          account.tenants
            .filter((one) => one.id !== tenant.id)
            .map((one) => withTenant(one.id, (tx) => tx.outboxMessage.count())),
        )
      ).reduce((a, b) => a + b, 0)
    expect(total).toBe(1)
    expect(await operationsIn(tenant.id)).toContain('account.changePassword')
  })
})
