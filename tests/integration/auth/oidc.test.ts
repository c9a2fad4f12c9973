import type { Server } from 'node:http'
import { decode } from 'next-auth/jwt'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { isStrong, resolveIdentity } from '@/lib/account/oidc'
import { loadActor } from '@/lib/platform/actor'
import { platformDb, withTenant } from '@/lib/platform/db'
import { createAccount, PASSWORD } from '../../factories/account'
import { createTenant } from '../../factories/tenant'
import { Browser, CLIENT, startPortal, startProvider, type Identity } from './oidc-servers'

const SESSION_COOKIE = 'next-auth.session-token'
const servers: Server[] = []
let portal = ''
let issuer = ''
let who: Identity = { sub: '', email: '', emailVerified: true }

beforeAll(async () => {
  const app = await startPortal()
  const provider = await startProvider(`${app.origin}/api/auth/callback/oidc`, () => who)
  servers.push(app.server, provider.server)
  portal = app.origin
  issuer = provider.issuer
  // Before the first env(): the configuration is read once a process.
  Object.assign(process.env, {
    APP_URL: portal,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
  })
})

afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections()
    await new Promise((done) => server.close(done))
  }
})

const identity = (email: string, more: Partial<Identity> = {}): Identity => ({
  sub: newId(),
  email,
  emailVerified: true,
  ...more,
})

async function sessionIn(browser: Browser): Promise<string | null> {
  const token = browser.cookies(portal).get(SESSION_COOKIE)
  const claims = token ? await decode({ token, secret: process.env.AUTH_SECRET ?? '' }) : null
  return typeof claims?.sid === 'string' ? claims.sid : null
}

const isCallback = (address: string) => address.startsWith(`${portal}/api/auth/callback/oidc`)

describe('OpenID Connect', () => {
  it('signs in an existing account by its verified address, links it, and returns to where one came from', async () => {
    const tenant = await createTenant()
    const { userId, email } = await createAccount({ tenants: [tenant], password: null })
    who = identity(email.toUpperCase())
    const browser = new Browser()
    const end = await browser.follow(`${portal}/sign-in/oidc?returnTo=/${tenant.slug}/office`)
    expect(end).toBe(`${portal}/${tenant.slug}/office`)
    const authorization = new URL(browser.trail.find((address) => address.startsWith(`${issuer}/auth?`)) ?? issuer)
    expect([...authorization.searchParams.keys()]).toEqual(expect.arrayContaining(['code_challenge', 'state', 'nonce']))
    expect(authorization.searchParams.get('code_challenge_method')).toBe('S256')
    const sessionId = await sessionIn(browser)
    expect(await loadActor(sessionId ?? '', tenant.slug)).toMatchObject({ userId, strong: false })
    expect(await platformDb().userIdentity.findMany({ where: { userId } })).toEqual([
      { issuer, subject: who.sub, userId },
    ])
    const operations = await withTenant(tenant.id, async (tx) =>
      (await tx.auditRecord.findMany({ orderBy: { at: 'asc' } })).map((record) => record.operation),
    )
    expect(operations).toEqual(['account.linkIdentity', 'account.signIn'])
  })

  it('knows the linked account afterwards by the identity, not by the address', async () => {
    const tenant = await createTenant()
    const { userId, email } = await createAccount({ tenants: [tenant] })
    who = identity(email)
    await new Browser().follow(`${portal}/sign-in/oidc`)
    who = { ...who, email: 'changed@example.test', emailVerified: false }
    const browser = new Browser()
    expect(await browser.follow(`${portal}/sign-in/oidc`)).toBe(`${portal}/account/home`)
    const session = await platformDb().userSession.findUniqueOrThrow({
      where: { id: (await sessionIn(browser)) ?? '' },
    })
    expect(session.userId).toBe(userId)
  })

  it('turns away an address without an account, one not verified, one linked to somebody else, a person blocked', async () => {
    const tenant = await createTenant()
    const { email } = await createAccount({ tenants: [tenant] })
    const blocked = await createAccount({ tenants: [tenant] })
    await withTenant(tenant.id, (tx) =>
      tx.person.update({
        where: { tenantId_id: { tenantId: tenant.id, id: blocked.personIds[0] ?? '' } },
        data: { blockedAt: new Date() },
      }),
    )
    const refusalOf = async (next: Identity) => {
      who = next
      const browser = new Browser()
      const end = await browser.follow(`${portal}/sign-in/oidc`)
      expect(await sessionIn(browser)).toBeNull()
      return end.slice(portal.length)
    }
    expect(await refusalOf(identity(`${newId()}@example.test`))).toBe('/sign-in?error=NoAccount')
    expect(await refusalOf(identity(email, { emailVerified: false }))).toBe('/sign-in?error=UnverifiedEmail')
    expect(await refusalOf(identity(blocked.email))).toBe('/sign-in?error=Blocked')
    who = identity(email)
    await new Browser().follow(`${portal}/sign-in/oidc`)
    expect(await refusalOf(identity(email))).toBe('/sign-in?error=IdentityTaken')
  })

  it('refuses an answer that another browser asked for, a changed state, and a code used twice', async () => {
    const { email } = await createAccount({ tenants: [await createTenant()] })
    who = identity(email)
    const victim = new Browser()
    const callback = await victim.follow(`${portal}/sign-in/oidc`, isCallback)
    const stranger = new Browser()
    expect(await stranger.follow(callback)).toContain('error=OAuthCallback')
    expect(await sessionIn(stranger)).toBeNull()
    const forged = new URL(callback)
    forged.searchParams.set('state', 'forged')
    const careless = new Browser()
    await careless.follow(`${portal}/sign-in/oidc`, isCallback)
    expect(await careless.follow(forged.toString())).toContain('error=OAuthCallback')
    expect(await sessionIn(careless)).toBeNull()
    await victim.follow(callback)
    expect(await sessionIn(victim)).not.toBeNull()
    expect(await victim.follow(callback)).toContain('error=OAuthCallback')
  })

  it('never returns to another site', async () => {
    const { email } = await createAccount({ tenants: [await createTenant()] })
    who = identity(email)
    expect(
      await new Browser().follow(`${portal}/sign-in/oidc?returnTo=${encodeURIComponent('https://evil.example/')}`),
    ).toBe(`${portal}/account/home`)
    expect(await new Browser().follow(`${portal}/sign-in/oidc?returnTo=//evil.example`)).toBe(`${portal}/account/home`)
  })

  it('takes the provider’s second factor for ours', () => {
    expect(isStrong({ iss: issuer, sub: 'a', amr: ['pwd', 'otp'] })).toBe(true)
    expect(isStrong({ iss: issuer, sub: 'a', amr: ['pwd'] })).toBe(false)
    expect(isStrong({ iss: issuer, sub: 'a' })).toBe(false)
  })

  it('keeps the identities of two providers apart', async () => {
    const { userId, email } = await createAccount({ tenants: [await createTenant()] })
    const sub = newId()
    expect(await resolveIdentity({ iss: 'https://a.example', sub, email, email_verified: true }, newId())).toEqual({
      userId,
    })
    expect(
      await resolveIdentity(
        { iss: 'https://b.example', sub, email: 'other@example.test', email_verified: true },
        newId(),
      ),
    ).toEqual({ refused: 'NoAccount' })
  })
})

describe('next-auth’s own endpoints', () => {
  const csrf = async (browser: Browser): Promise<string> =>
    ((await (await browser.request(`${portal}/api/auth/csrf`)).json()) as { csrfToken: string }).csrfToken
  const post = async (browser: Browser, path: string, fields: Record<string, string>) =>
    browser.request(`${portal}/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ ...fields, csrfToken: await csrf(browser) }).toString(),
    })

  it('sign in with a password, tell the browser nothing of the person, and sign out for good', async () => {
    const tenant = await createTenant()
    const { userId, email } = await createAccount({ tenants: [tenant] })
    const browser = new Browser()
    const refused = await post(browser, 'callback/credentials', {
      email,
      password: 'не тот',
      callbackUrl: `/${tenant.slug}/office`,
    })
    expect(refused.headers.get('location')).toContain('error=CredentialsSignin')
    const entered = await post(browser, 'callback/credentials', {
      email,
      password: PASSWORD,
      callbackUrl: `/${tenant.slug}/office`,
    })
    expect(entered.headers.get('location')).toBe(`${portal}/${tenant.slug}/office`)
    const cookie = entered.headers.getSetCookie().find((line) => line.startsWith(SESSION_COOKIE)) ?? ''
    expect(cookie).toMatch(/HttpOnly/i)
    expect(cookie).toMatch(/SameSite=Lax/i)
    const sessionId = (await sessionIn(browser)) ?? ''
    expect((await loadActor(sessionId, tenant.slug))?.userId).toBe(userId)
    expect(Object.keys((await (await browser.request(`${portal}/api/auth/session`)).json()) as object)).toEqual([
      'expires',
    ])
    await post(browser, 'signout', {})
    expect(browser.cookies(portal).has(SESSION_COOKIE)).toBe(false)
    expect(await loadActor(sessionId, tenant.slug)).toBeNull()
  })

  it('refuse a sign-in without the page’s own token', async () => {
    const { email } = await createAccount({ tenants: [await createTenant()] })
    const browser = new Browser()
    const response = await browser.request(`${portal}/api/auth/callback/credentials`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ email, password: PASSWORD }).toString(),
    })
    expect(response.headers.get('location')).toContain('csrf=true')
    expect(await sessionIn(browser)).toBeNull()
  })
})
