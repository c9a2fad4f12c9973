// Opens the page of timing (/timing) without a connection. The page itself holds nothing of anybody: who times what is
// kept beside it and bound to the person (components/processes/timing/store.ts). Nothing else of the portal is kept.
const CACHE = 'gemba-timing'
const PAGE = '/timing'
const ASSET = /\/_next\/static\/[^"'\\\s()<>,]+/g

/** Keeps the page as a stranger gets it, with every file it names; what an older page named is forgotten. */
async function keep() {
  const response = await fetch(PAGE, { credentials: 'omit', cache: 'no-cache' })
  if (!response.ok || response.redirected) throw new Error(`timing page: ${response.status}`)
  const cache = await caches.open(CACHE)
  const wanted = new Set((await response.clone().text()).match(ASSET) ?? [])
  const fetched = new Map()
  for (const path of wanted) {
    const known = await cache.match(path)
    const file = known ?? (await fetch(path, { credentials: 'omit' }))
    if (!file.ok) continue
    if (!known) fetched.set(path, file.clone())
    // Fonts stand in style sheets, beside the sheet or by their full path.
    if (/\.css(\?|$)/.test(path))
      for (const [, inner] of (await file.text()).matchAll(/url\(["']?([^"')]+)["']?\)/g)) {
        const { origin, pathname } = new URL(inner, new URL(path, self.location.origin))
        if (origin === self.location.origin && pathname.startsWith('/_next/static/')) wanted.add(pathname)
      }
  }
  for (const [path, file] of fetched) await cache.put(path, file)
  await cache.put(PAGE, response)
  for (const request of await cache.keys()) {
    const { pathname } = new URL(request.url)
    if (pathname !== PAGE && !wanted.has(pathname)) await cache.delete(request)
  }
}

self.addEventListener('install', (event) => event.waitUntil(keep().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

async function page(request, later) {
  try {
    const response = await fetch(request)
    // A new version of the portal names other files.
    if (response.ok) later(keep().catch(() => undefined))
    return response
  } catch (error) {
    const kept = await caches.match(PAGE)
    if (kept) return kept
    throw error
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== self.location.origin) return
  if (request.mode === 'navigate' && pathname === PAGE)
    event.respondWith(page(request, (work) => event.waitUntil(work)))
  else if (pathname.startsWith('/_next/static/'))
    event.respondWith(caches.match(pathname).then((kept) => kept ?? fetch(request)))
})
