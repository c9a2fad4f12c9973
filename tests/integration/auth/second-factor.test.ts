import { Secret, TOTP } from 'otpauth'
import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import {
  checkCode,
  confirmEnrolment,
  disableSecondFactor,
  enrolment,
  recoveryLeft,
  renewRecoveryCodes,
  strengthen,
} from '@/lib/account/second-factor'
import { checkPassword } from '@/lib/account/sign-in'
import { loadActor, needsSecondFactor } from '@/lib/platform/actor'
import { loadAccount, type Account } from '@/lib/account/auth-account'
import { platformDb, withTenant } from '@/lib/platform/db'
import { createAccount, createSession, PASSWORD, signedIn } from '../../factories/account'
import { createTenant } from '../../factories/tenant'

/** The code of a telephone whose clock is that many 30-second steps off. */
const phone = (key: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(key) }).generate({ timestamp: Date.now() + steps * 30_000 })
const wrongFor = (key: string): string => String((Number(phone(key)) + 500_001) % 1_000_000).padStart(6, '0')

/** Enrols with the code of the step before, so that the current one is still unused. */
async function enrolled(account: Account): Promise<{ key: string; recoveryCodes: string[] }> {
  const start = await enrolment(account)
  if (!start) throw new Error('no enrolment')
  const done = await confirmEnrolment(account, phone(start.key, -1), newId())
  if (!done.ok) throw new Error(done.error.message)
  return { key: start.key, recoveryCodes: done.value.recoveryCodes }
}

const person = async () => {
  const tenant = await createTenant({ settings: { requireSecondFactor: true } })
  const { userId, email } = await createAccount({ tenants: [tenant] })
  return { tenant, userId, email, account: await signedIn(userId) }
}

describe('enrolment', () => {
  it('keeps one key until it is confirmed, stored encrypted, drawn as a QR code', async () => {
    const { userId, account } = await person()
    const [first, again] = [await enrolment(account), await enrolment(account)]
    expect(again?.key).toBe(first?.key)
    expect(first?.svg).toMatch(/^<svg/)
    const { totpSecret, totpConfirmedAt } = await platformDb().user.findUniqueOrThrow({ where: { id: userId } })
    expect(totpConfirmedAt).toBeNull()
    expect(totpSecret).not.toContain(first?.key)
    expect(await loadAccount(account.sessionId)).toMatchObject({ hasSecondFactor: false, strong: false })
  })

  it('opens the office that requires it, and ends the sessions without it', async () => {
    const { tenant, userId, account } = await person()
    const other = await createSession(userId)
    const before = await loadActor(account.sessionId, tenant.slug)
    expect(before && needsSecondFactor(before)).toBe(true)
    await enrolled(account)
    const after = await loadActor(account.sessionId, tenant.slug)
    expect(after && needsSecondFactor(after)).toBe(false)
    expect(await loadActor(other, tenant.slug)).toBeNull()
    expect(await enrolment(account)).toBeNull()
    expect(
      await withTenant(tenant.id, (tx) => tx.auditRecord.count({ where: { operation: 'account.enableSecondFactor' } })),
    ).toBe(1)
  })

  it('refuses a wrong code', async () => {
    const { account } = await person()
    const start = await enrolment(account)
    expect(await confirmEnrolment(account, wrongFor(start?.key ?? ''), newId())).toMatchObject({
      error: { fields: { code: expect.stringContaining('Осталось попыток: 4') as string } },
    })
    expect(await loadAccount(account.sessionId)).toMatchObject({ hasSecondFactor: false, strong: false })
  })

  it('cannot move one person’s key to another', async () => {
    const [a, b] = [await person(), await person()]
    await enrolment(a.account)
    const { totpSecret } = await platformDb().user.findUniqueOrThrow({ where: { id: a.userId } })
    await platformDb().user.update({ where: { id: b.userId }, data: { totpSecret, totpConfirmedAt: new Date() } })
    expect((await checkCode(b.userId, '000000', newId())).ok).toBe(false)
    expect(await recoveryLeft(b.userId)).toBe(0)
  })
})

describe('signing in with it', () => {
  it('asks for a code after the right password; a code works once', async () => {
    const { userId, email, account } = await person()
    const { key } = await enrolled(account)
    expect(await checkPassword({ email, password: PASSWORD }, { ip: newId(), requestId: newId() })).toEqual({
      ok: true,
      value: { userId, needsCode: true },
    })
    const code = phone(key)
    expect((await checkCode(userId, ` ${code.slice(0, 3)} ${code.slice(3)} `, newId())).ok).toBe(true)
    expect((await checkCode(userId, code, newId())).ok).toBe(false)
    expect((await checkCode(userId, phone(key, -1), newId())).ok).toBe(false)
    expect((await checkCode(userId, phone(key, 1), newId())).ok).toBe(true)
  })

  it('lets one of two equal codes through that come at the same moment', async () => {
    const { userId, account } = await person()
    const { key } = await enrolled(account)
    const code = phone(key)
    const results = await Promise.all([checkCode(userId, code, newId()), checkCode(userId, code, newId())])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })

  it('refuses a code of another minute and pauses after wrong ones', async () => {
    const { tenant, userId, account } = await person()
    const { key } = await enrolled(account)
    expect((await checkCode(userId, phone(key, 4), newId())).ok).toBe(false)
    for (let i = 0; i < 3; i++) await checkCode(userId, wrongFor(key), newId())
    expect(await checkCode(userId, wrongFor(key), newId())).toMatchObject({
      error: { code: 'LIMIT', message: expect.stringContaining('через 15\u00a0минут') as string },
    })
    expect(await checkCode(userId, phone(key), newId())).toMatchObject({ error: { code: 'LIMIT' } })
    expect(await withTenant(tenant.id, (tx) => tx.auditRecord.count({ where: { operation: 'account.lockout' } }))).toBe(
      1,
    )
  })

  it('strengthens a session that came without it', async () => {
    const { tenant, userId, account } = await person()
    const { key } = await enrolled(account)
    const weak = await signedIn(userId)
    expect((await strengthen(weak, wrongFor(key), newId())).ok).toBe(false)
    expect((await loadActor(weak.sessionId, tenant.slug))?.strong).toBe(false)
    expect((await strengthen(weak, phone(key), newId())).ok).toBe(true)
    expect((await loadActor(weak.sessionId, tenant.slug))?.strong).toBe(true)
  })
})

describe('recovery codes', () => {
  it('work once each, in any spelling, and are recorded', async () => {
    const { tenant, userId, account } = await person()
    const { recoveryCodes } = await enrolled(account)
    expect(recoveryCodes).toHaveLength(8)
    const [first = ''] = recoveryCodes
    expect(await checkCode(userId, first.toLowerCase().replace('-', ' '), newId())).toEqual({
      ok: true,
      value: { used: 'recovery', recoveryLeft: 7 },
    })
    expect((await checkCode(userId, first, newId())).ok).toBe(false)
    expect(await recoveryLeft(userId)).toBe(7)
    expect(
      await withTenant(tenant.id, (tx) => tx.auditRecord.count({ where: { operation: 'account.useRecoveryCode' } })),
    ).toBe(1)
    const { totpSecret } = await platformDb().user.findUniqueOrThrow({ where: { id: userId } })
    for (const code of recoveryCodes) expect(totpSecret).not.toContain(code.replace('-', ''))
  })

  it('are replaced as a whole', async () => {
    const { userId, account } = await person()
    const { key, recoveryCodes } = await enrolled(account)
    const renewed = await renewRecoveryCodes(account, phone(key), newId())
    if (!renewed.ok) throw new Error(renewed.error.message)
    expect((await checkCode(userId, recoveryCodes[0] ?? '', newId())).ok).toBe(false)
    expect((await checkCode(userId, renewed.value.recoveryCodes[0] ?? '', newId())).ok).toBe(true)
  })

  it('turn the second factor off; the tenant that requires it then asks for a new one', async () => {
    const { tenant, account } = await person()
    const { recoveryCodes } = await enrolled(account)
    expect((await disableSecondFactor(account, recoveryCodes[0] ?? '', newId())).ok).toBe(true)
    const actor = await loadActor(account.sessionId, tenant.slug)
    expect(actor && needsSecondFactor(actor)).toBe(true)
    expect((await enrolment(account))?.key).toMatch(/^[A-Z2-7]{32}$/)
  })
})
