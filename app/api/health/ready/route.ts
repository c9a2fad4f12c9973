import { readiness } from '@/lib/platform/health'

export const dynamic = 'force-dynamic'

/** The portal can serve: its database and job queues are there. 503 otherwise. */
export async function GET(): Promise<Response> {
  const { ready, database, jobs } = await readiness()
  return Response.json(
    { service: 'gemba', status: ready ? 'ready' : 'unavailable', database, jobs },
    { status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
}
