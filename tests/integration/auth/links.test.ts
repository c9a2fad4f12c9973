import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import {
  accountFor,
  createInvite,
  createOperator,
  readToken,
  requestReset,
  setPasswordByToken,
} from '@/lib/account/tokens'
import { checkPassword } from '@/lib/account/sign-in'
import { loadAccount } from '@/lib/account/auth-account'
import { platformDb, withTenant } from '@/lib/platform/db'
import { writtenLetters } from '@/lib/platform/mail'
import type { TenantView } from '@/lib/core/tenant'
import { createAccount, createSession, PASSWORD } from '../../factories/account'
import { createTenant } from '../../factories/tenant'

const NEW = 'Тихая гавань 2027'
const origin = () => ({ ip: newId(), requestId: newId() })

const letters = (tenant: TenantView): Promise<{ to: string; subject: string; text: string }[]> =>
  withTenant(tenant.id, async (tx) => {
    const rows = await tx.outboxMessage.findMany({ where: { kind: 'mail' }, orderBy: { createdAt: 'asc' } })
    return rows.map((row) => row.payload as { to: string; subject: string; text: string })
  })

const tokenIn = (text: string | undefined): string => /\/(?:invite|reset)\/([\w-]{43})/.exec(text ?? '')?.[1] ?? ''

const invited = async (tenant: TenantView) => {
  const email = `${newId()}@example.test`
  const invite = await withTenant(tenant.id, async (tx) => {
    const account = await accountFor(tx, email.toUpperCase())
    await tx.person.create({
      data: { tenantId: tenant.id, id: newId(), userId: account.id, name: 'Пётр Пример', email },
    })
    return {
      ...account,
      ...(await createInvite(tx, {
        userId: account.id,
        tenantId: tenant.id,
        tenantSlug: tenant.slug,
        tenantName: tenant.name,
        now: new Date(),
      })),
    }
  })
  return { ...invite, token: tokenIn((await letters(tenant)).at(-1)?.text) }
}

describe('invitation', () => {
  it('sets the password once, within seven days, and names the tenant', async () => {
    const tenant = await createTenant()
    const { id, email, token, expiresAt, hasPassword } = await invited(tenant)
    expect(hasPassword).toBe(false)
    expect((expiresAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(6.9 * 86_400_000)
    expect(await readToken('INVITE', token)).toMatchObject({
      userId: id,
      email,
      tenantSlug: tenant.slug,
      minLength: 10,
    })
    expect(await readToken('RESET', token)).toBeNull()
    expect(await setPasswordByToken('INVITE', { token, password: 'йцукенгшщз' }, newId())).toMatchObject({
      error: { fields: { password: expect.any(String) as string } },
    })
    expect(await setPasswordByToken('INVITE', { token, password: NEW }, newId())).toMatchObject({
      ok: true,
      value: { userId: id },
    })
    expect(await setPasswordByToken('INVITE', { token, password: 'Другая гавань 2027' }, newId())).toMatchObject({
      error: { code: 'RULE' },
    })
    expect((await checkPassword({ email, password: NEW }, origin())).ok).toBe(true)
  })

  it('is taken by one of two who press at the same moment', async () => {
    const { token } = await invited(await createTenant())
    const results = await Promise.all(
      ['Первая гавань 2027', 'Вторая гавань 2027'].map((password) =>
        setPasswordByToken('INVITE', { token, password }, newId()),
      ),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })

  it('does not work after its time, after a newer one, or with a letter changed', async () => {
    const tenant = await createTenant()
    const first = await invited(tenant)
    const second = await withTenant(tenant.id, (tx) =>
      createInvite(tx, {
        userId: first.id,
        tenantId: tenant.id,
        tenantSlug: tenant.slug,
        tenantName: tenant.name,
        now: new Date(),
      }),
    )
    expect(second.expiresAt).not.toBeNull()
    expect(await readToken('INVITE', first.token)).toBeNull()
    const token = tokenIn((await letters(tenant)).at(-1)?.text)
    expect(await readToken('INVITE', `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toBeNull()
    await platformDb().authToken.updateMany({
      where: { userId: first.id },
      data: { expiresAt: new Date(Date.now() - 1) },
    })
    expect(await setPasswordByToken('INVITE', { token, password: NEW }, newId())).toMatchObject({
      error: { code: 'RULE' },
    })
  })

  it('of a person who has a password already is a letter without a link that changes it', async () => {
    const [first, second] = [await createTenant(), await createTenant()]
    const { userId, email } = await createAccount({ tenants: [first] })
    const { expiresAt } = await withTenant(second.id, (tx) =>
      createInvite(tx, {
        userId,
        tenantId: second.id,
        tenantSlug: second.slug,
        tenantName: second.name,
        now: new Date(),
      }),
    )
    expect(expiresAt).toBeNull()
    const [letter] = await letters(second)
    expect(letter?.to).toBe(email)
    expect(tokenIn(letter?.text)).toBe('')
    expect(letter?.text).toContain(`/sign-in?returnTo=${encodeURIComponent(`/${second.slug}/office`)}`)
    expect(await platformDb().authToken.count({ where: { userId } })).toBe(0)
  })

  it('stores no token, only its digest', async () => {
    const { id, token } = await invited(await createTenant())
    const row = await platformDb().authToken.findFirstOrThrow({ where: { userId: id } })
    expect(JSON.stringify(row)).not.toContain(token)
    expect(row.tokenHash).toMatch(/^[0-9a-f]{64}$/)
  })
})

describe('reset', () => {
  it('writes only to an address that has an account', async () => {
    const tenant = await createTenant()
    await createAccount({ tenants: [tenant] })
    await requestReset(`${newId()}@example.test`, newId())
    expect(await letters(tenant)).toEqual([])
  })

  it('sets the password once, ends every session, lifts a pause, keeps to one hour', async () => {
    const tenant = await createTenant()
    const { userId, email } = await createAccount({ tenants: [tenant] })
    const sessionId = await createSession(userId)
    for (let i = 0; i < 5; i++) await checkPassword({ email, password: 'не тот' }, origin())
    expect(await checkPassword({ email, password: PASSWORD }, origin())).toMatchObject({ error: { code: 'LIMIT' } })
    await requestReset(` ${email.toUpperCase()} `, newId())
    const token = tokenIn((await letters(tenant))[0]?.text)
    const row = await platformDb().authToken.findFirstOrThrow({ where: { userId } })
    expect(row.expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(3_600_000)
    expect(await setPasswordByToken('RESET', { token, password: email }, newId())).toMatchObject({
      error: { code: 'INVALID' },
    })
    expect((await setPasswordByToken('RESET', { token, password: NEW }, newId())).ok).toBe(true)
    expect((await setPasswordByToken('RESET', { token, password: NEW }, newId())).ok).toBe(false)
    expect(await loadAccount(sessionId)).toBeNull()
    expect((await checkPassword({ email, password: PASSWORD }, origin())).ok).toBe(false)
    expect((await checkPassword({ email, password: NEW }, origin())).ok).toBe(true)
    const operations = await withTenant(tenant.id, async (tx) =>
      (await tx.auditRecord.findMany()).map((record) => record.operation),
    )
    expect(operations.sort()).toEqual(['account.lockout', 'account.resetPassword'])
    expect((await letters(tenant)).map((letter) => letter.subject)).toHaveLength(2)
  })

  it('goes through a tenant that is open to the person, never through one that closed its doors', async () => {
    const [shut, open] = [await createTenant(), await createTenant()]
    const { email, personIds } = await createAccount({ tenants: [shut, open] })
    await withTenant(shut.id, (tx) =>
      tx.person.update({
        where: { tenantId_id: { tenantId: shut.id, id: personIds[0] ?? '' } },
        data: { blockedAt: new Date() },
      }),
    )
    await requestReset(email, newId())
    expect(await letters(shut)).toEqual([])
    expect(await letters(open)).toHaveLength(1)
  })

  it('reaches an operator, who has no tenant, and nobody whose doors are all closed', async () => {
    const { email } = await createAccount({ isOperator: true })
    await requestReset(email, newId())
    const { letters: written } = await writtenLetters(10)
    expect(tokenIn(written.find((letter) => letter.to === email)?.text)).toHaveLength(43)
    const nobody = await createAccount()
    await requestReset(nobody.email, newId())
    expect((await writtenLetters(10)).letters.some((letter) => letter.to === nobody.email)).toBe(false)
  })
})

describe('the platform’s operator', () => {
  it('gets a link that works once; an account with a password keeps it', async () => {
    const email = `${newId()}@example.test`
    const { link } = await createOperator(email.toUpperCase(), new Date())
    const token = tokenIn(link ?? '')
    expect(await readToken('INVITE', token)).toMatchObject({ email, tenantSlug: null })
    expect(await setPasswordByToken('INVITE', { token, password: NEW }, newId())).toMatchObject({ ok: true })
    expect(await platformDb().user.findUnique({ where: { email } })).toMatchObject({ isOperator: true })
    expect(await setPasswordByToken('INVITE', { token, password: NEW }, newId())).toMatchObject({ ok: false })
    expect((await createOperator(email, new Date())).link).toBeNull()
  })
})
