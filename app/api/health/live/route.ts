export const dynamic = 'force-dynamic'

/** The process answers. */
export const GET = (): Response =>
  Response.json({ service: 'gemba', status: 'live' }, { headers: { 'cache-control': 'no-store' } })
