import 'server-only'
import { createHash, randomBytes } from 'node:crypto'
import NextAuth, { type NextAuthOptions } from 'next-auth'
import type { OAuthConfig, UserinfoEndpointHandler } from 'next-auth/providers/oauth'
import type { NextApiRequest, NextApiResponse } from 'next'
import CredentialsProvider from 'next-auth/providers/credentials'
import { isUuid } from '@/lib/core/ids'
import { isStrong, linkedUser, OidcClaims, resolveIdentity } from './oidc'
import { safeReturnTo } from './rules'
import { checkCode } from './second-factor'
import { checkPassword, finishSignIn, signOut } from './sign-in'
import { previousSessionId, SESSION_SECONDS } from './auth-session'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { requestId } from '@/lib/platform/request-id'

const OIDC = 'oidc'

/** An OpenID Connect provider is configured. */
export const hasOidc = (): boolean => Boolean(env().OIDC_ISSUER && env().OIDC_CLIENT_ID)

/**
 * Claims of the ID token, which openid-client has verified; a provider that keeps the address out of it is asked for
 * it.
 */
const readClaims: NonNullable<UserinfoEndpointHandler['request']> = async ({ tokens, client }) => {
  const [, payload = ''] = tokens.id_token?.split('.') ?? []
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as Record<string, unknown>
  if (claims.email !== undefined || !tokens.access_token || !client.issuer.metadata.userinfo_endpoint) return claims
  const more = await client.userinfo(tokens.access_token)
  // OpenID Connect Core §5.3.2: an answer about somebody else is not used.
  return more.sub === claims.sub ? { ...more, ...claims } : claims
}

/** The provider by discovery; PKCE, state and nonce are checked, the ID token's signature too. */
function oidcProvider(): OAuthConfig<Record<string, unknown>> {
  const { OIDC_ISSUER = '', OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_NAME } = env()
  return {
    id: OIDC,
    name: OIDC_NAME,
    type: 'oauth',
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    wellKnown: `${OIDC_ISSUER.replace(/\/$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email' } },
    userinfo: { request: readClaims },
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
    client: OIDC_CLIENT_SECRET ? {} : { token_endpoint_auth_method: 'none' },
    profile: (claims) => ({ id: String(claims.sub), email: typeof claims.email === 'string' ? claims.email : null }),
  }
}

/**
 * Password sign-in for clients that speak next-auth's own protocol; the page uses the same functions through its form.
 */
const credentials = () =>
  CredentialsProvider({
    name: 'Пароль',
    credentials: { email: { label: 'Почта' }, password: { label: 'Пароль', type: 'password' }, code: { label: 'Код' } },
    async authorize(input, request) {
      if (!input?.email || !input.password) return null
      const forwarded = String((request.headers as Record<string, string> | undefined)?.['x-forwarded-for'] ?? '')
      const id = await requestId()
      const checked = await checkPassword(
        { email: input.email, password: input.password },
        { ip: forwarded.split(',').at(-1)?.trim() || 'unknown', requestId: id },
      )
      if (!checked.ok) return null
      if (!checked.value.needsCode) return { id: checked.value.userId, strong: false }
      const code = await checkCode(checked.value.userId, input.code ?? '', id)
      return code.ok ? { id: checked.value.userId, strong: true } : null
    },
  })

/** Options of next-auth: the token carries our session's id alone, and the database decides whether that lives. */
export function authOptions(): NextAuthOptions {
  const { APP_URL, AUTH_SECRET } = env()
  process.env.NEXTAUTH_URL = new URL(APP_URL).origin
  return {
    secret: AUTH_SECRET,
    useSecureCookies: APP_URL.startsWith('https:'),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/account' },
    providers: hasOidc() ? [credentials(), oidcProvider()] : [credentials()],
    callbacks: {
      async signIn({ account, profile }) {
        if (account?.provider !== OIDC) return true
        const claims = OidcClaims.safeParse(profile)
        if (!claims.success) return '/sign-in?error=OAuthCallback'
        const resolved = await resolveIdentity(claims.data, await requestId())
        return 'userId' in resolved ? true : `/sign-in?error=${resolved.refused}`
      },
      async jwt({ token, user, account, profile, trigger }) {
        if (trigger !== 'signIn') return typeof token.sid === 'string' ? { sid: token.sid } : {}
        const claims = account?.provider === OIDC ? OidcClaims.parse(profile) : null
        const userId = claims ? await linkedUser(claims) : user.id
        if (!userId) throw new Error('signed in without an account')
        const strong = claims ? isStrong(claims) : user.strong === true
        const signedIn = await finishSignIn(
          { userId, strong, method: claims ? 'oidc' : 'password', previousSessionId: await previousSessionId() },
          await requestId(),
        )
        if (!signedIn.ok) throw new Error('the account was shut while signing in')
        return { sid: signedIn.value.sessionId }
      },
      // The browser needs nothing of the account from next-auth: screens read it from the database.
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => {
        const path = url.startsWith(baseUrl) ? url.slice(baseUrl.length) || '/' : url
        return `${baseUrl}${safeReturnTo(path) ?? '/account/home'}`
      },
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.sid === 'string' && isUuid(token.sid)) await signOut(token.sid, await requestId())
      },
    },
    logger: {
      error: (code) => log.warn({ code }, 'next-auth'),
      warn: (code) => log.debug({ code }, 'next-auth'),
      debug: () => {},
    },
  }
}

/**
 * Starts the provider's sign-in for a plain link (no script needed; the page's policy forbids a form that leads to
 * another site): asks next-auth as its own sign-in form would, and hands on its redirect and cookies.
 */
export async function startOidc(returnTo: string | null): Promise<Response> {
  const options = authOptions()
  const csrfToken = randomBytes(32).toString('hex')
  const csrfCookie = `${options.useSecureCookies ? '__Host-' : ''}next-auth.csrf-token`
  const hash = createHash('sha256').update(`${csrfToken}${options.secret}`).digest('hex')
  const request = {
    method: 'POST',
    headers: {},
    query: { nextauth: ['signin', OIDC] },
    body: { csrfToken, callbackUrl: returnTo ?? '/account/home' },
    cookies: { [csrfCookie]: `${csrfToken}|${hash}` },
  }
  const headers = new Headers({ 'cache-control': 'no-store' })
  const response = {
    status: () => response,
    getHeader: () => [],
    setHeader(name: string, value: string | string[]) {
      for (const one of [value].flat()) headers.append(name, one)
      return response
    },
    end: () => {},
    json: () => {},
    send: () => {},
  }
  await NextAuth(request as unknown as NextApiRequest, response as unknown as NextApiResponse, options)
  if (!headers.has('location')) headers.set('location', '/sign-in?error=OAuthSignin')
  return new Response(null, { status: 302, headers })
}
