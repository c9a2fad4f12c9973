import 'server-only'
import { lookup } from 'node:dns/promises'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { DeliveryFailure } from './failure'

const AT_ONCE = 8
const PATIENCE_MS = 10_000

const listed = (addresses: string): string[] =>
  addresses
    .split(',')
    .map((address) => address.trim())
    .filter(Boolean)

/**
 * After a publication: every replica of the portal forgets the pages it keeps, then every caching proxy fetches each
 * page anew – in this order, else a proxy would keep for its full time what a replica that did not publish still had.
 */
export async function refreshPages(paths: readonly string[]): Promise<void> {
  await refreshReplicas()
  await refreshProxies(paths)
}

/** Each address behind a replicas' name: in compose.yaml one name stands for all of them. */
async function addressesOf(replica: string): Promise<URL[]> {
  const url = new URL('/api/refresh', replica)
  const found = await lookup(url.hostname.replace(/^\[|\]$/g, ''), { all: true }).catch(() => {
    throw new DeliveryFailure('portal.address')
  })
  return found.map(({ address, family }) =>
    Object.assign(new URL(url), { hostname: family === 6 ? `[${address}]` : address }),
  )
}

async function refreshReplicas(): Promise<void> {
  const { PORTAL_REPLICAS } = env()
  const addresses = (await Promise.all(listed(PORTAL_REPLICAS).map(addressesOf))).flat()
  const done = await Promise.all(addresses.map(forget))
  // A replica that takes no connections serves nobody, and starts anew without a page; but then another one must be
  // there.
  if (addresses.length > 0 && !done.includes(true)) throw new DeliveryFailure('portal.connection')
}

async function forget(url: URL): Promise<boolean> {
  let response
  try {
    response = await fetch(url, {
      method: 'POST',
      headers: { 'x-gemba-refresh': env().CACHE_REFRESH_SECRET },
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await response.arrayBuffer()
  } catch (error) {
    if (error instanceof Error && error.name === 'TimeoutError') throw new DeliveryFailure('portal.timeout')
    log.warn({ host: url.host }, 'replica takes no connections')
    return false
  }
  if (!response.ok) throw new DeliveryFailure(`portal.${response.status}`)
  return true
}

/**
 * Has each caching proxy fetch each page anew: an ordinary GET with the word that makes the proxy pass its cache by and
 * replace it.
 */
async function refreshProxies(paths: readonly string[]): Promise<void> {
  const { CACHE_PROXIES, CACHE_REFRESH_SECRET } = env()
  const urls = listed(CACHE_PROXIES).flatMap((proxy) => paths.map((path) => new URL(path, proxy)))
  const next = urls.values()
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (const url of next) await fetchAnew(url, CACHE_REFRESH_SECRET || '1')
    }),
  )
}

async function fetchAnew(url: URL, word: string): Promise<void> {
  let response
  try {
    response = await fetch(url, {
      headers: { 'x-gemba-refresh': word },
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    await response.arrayBuffer()
  } catch {
    throw new DeliveryFailure('proxy.connection')
  }
  // A page that has gone (404) is refreshed, too: the proxy forgets the old one.
  if (response.status >= 500) throw new DeliveryFailure(`proxy.${response.status}`)
}
