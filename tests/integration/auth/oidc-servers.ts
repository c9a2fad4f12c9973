import { generateKeyPairSync } from 'node:crypto'
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuth from 'next-auth'
import Provider from 'oidc-provider'
import { authOptions, startOidc } from '@/lib/account/auth'

export type Identity = { sub: string; email: string; emailVerified: boolean; amr?: string[] }
export const CLIENT = { id: 'gemba', secret: 'a-secret-of-the-test-client-0123456789' }

const listen = async (): Promise<{ server: Server; origin: string }> => {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

/** Answers a failure instead of leaving the browser waiting. */
const guarded =
  (handle: (request: IncomingMessage, response: ServerResponse) => Promise<void>): RequestListener =>
  (request, response) => {
    handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)))
  }

/** A real OpenID Connect provider whose sign-in page lets `who()` in at once. */
export async function startProvider(
  redirectUri: string,
  who: () => Identity,
): Promise<{ issuer: string; server: Server }> {
  const { server, origin } = await listen()
  const provider = new Provider(origin, {
    clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [redirectUri] }],
    pkce: { required: () => true },
    claims: { openid: ['sub'], email: ['email', 'email_verified'] },
    features: { devInteractions: { enabled: false } },
    jwks: {
      keys: [
        {
          ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }),
          use: 'sig',
          kid: 'test',
        },
      ],
    },
    cookies: { keys: ['test'] },
    findAccount: (_context: unknown, accountId: string) => {
      const { email, emailVerified } = who()
      return { accountId, claims: () => ({ sub: accountId, email, email_verified: emailVerified }) }
    },
    interactions: { url: (_context: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
  })
  const answer = provider.callback()
  server.on(
    'request',
    guarded(async (request, response) => {
      if (!request.url?.startsWith('/interaction/')) return answer(request, response)
      const { prompt, params, session } = await provider.interactionDetails(request, response)
      if (prompt.name === 'login')
        return provider.interactionFinished(
          request,
          response,
          { login: { accountId: who().sub, amr: who().amr } },
          { mergeWithLastSubmission: false },
        )
      const grant = new provider.Grant({ accountId: session?.accountId ?? '', clientId: params.client_id })
      grant.addOIDCScope(prompt.details.missingOIDCScope?.join(' ') ?? '')
      return provider.interactionFinished(
        request,
        response,
        { consent: { grantId: await grant.save() } },
        { mergeWithLastSubmission: true },
      )
    }),
  )
  return { issuer: origin, server }
}

/** The portal's sign-in endpoints over plain HTTP: next-auth's handler with the product's options. */
export async function startPortal(): Promise<{ origin: string; server: Server }> {
  const { server, origin } = await listen()
  server.on(
    'request',
    guarded(async (request, response) => {
      const url = new URL(request.url ?? '/', origin)
      if (url.pathname === '/sign-in/oidc') {
        const answer = await startOidc(url.searchParams.get('returnTo'))
        response
          .writeHead(answer.status, {
            location: answer.headers.get('location') ?? '',
            'set-cookie': answer.headers.getSetCookie(),
          })
          .end()
        return
      }
      if (!url.pathname.startsWith('/api/auth/')) {
        response.writeHead(200).end('page')
        return
      }
      let body = ''
      for await (const part of request) body += String(part)
      const cookies = Object.fromEntries(
        (request.headers.cookie ?? '')
          .split('; ')
          .filter(Boolean)
          .map((pair) => [pair.slice(0, pair.indexOf('=')), decodeURIComponent(pair.slice(pair.indexOf('=') + 1))]),
      )
      const query = {
        ...Object.fromEntries(url.searchParams),
        nextauth: url.pathname.slice('/api/auth/'.length).split('/'),
      }
      const api = Object.assign(response, {
        status: (code: number) => Object.assign(api, { statusCode: code }),
        json: (value: unknown) => api.end(JSON.stringify(value)),
        send: (value: unknown) => api.end(typeof value === 'string' ? value : JSON.stringify(value)),
      })
      await NextAuth(
        Object.assign(request, {
          query,
          cookies,
          body: Object.fromEntries(new URLSearchParams(body)),
        }) as unknown as NextApiRequest,
        api as unknown as NextApiResponse,
        authOptions(),
      )
    }),
  )
  return { origin, server }
}

/** A browser that keeps cookies per origin and follows redirects. */
export class Browser {
  private readonly jar = new Map<string, Map<string, string>>()
  /** Every address of the last journey. */
  trail: string[] = []

  cookies(origin: string): Map<string, string> {
    let found = this.jar.get(origin)
    if (!found) this.jar.set(origin, (found = new Map()))
    return found
  }

  async request(address: string, init: RequestInit = {}): Promise<Response> {
    const jar = this.cookies(new URL(address).origin)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(address, {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string> | undefined), cookie },
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const name = pair.slice(0, pair.indexOf('='))
      const value = pair.slice(pair.indexOf('=') + 1)
      if (value === '' || /max-age=0|expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return response
  }

  /** Goes where the redirects lead; `stop` ends the journey before an address is opened. The last address. */
  async follow(address: string, stop?: (address: string) => boolean): Promise<string> {
    this.trail = [address]
    let at = address
    for (let hops = 0; hops < 20; hops++) {
      const location = (await this.request(at)).headers.get('location')
      if (!location) return at
      at = new URL(location, at).toString()
      this.trail.push(at)
      if (stop?.(at)) return at
    }
    throw new Error(`too many redirects: ${this.trail.join(' → ')}`)
  }
}
