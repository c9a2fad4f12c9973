import { saveJourney } from '@/lib/feedback/situation/journey-commands'
import { getJourneyLive } from '@/lib/feedback/situation/journey-queries'
import { apiCommand, withActor } from '@/lib/platform/api'

type Params = { params: Promise<{ tenant: string; id: string }> }

/** The cells as they are now: asked every ten seconds by an open table. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  return withActor(request, tenant, async (actor) =>
    Response.json(await getJourneyLive(actor, { id }), { headers: { 'cache-control': 'no-store' } }),
  )
}

/** Autosave: { edits: [{ path, base, text }] } → the new version and what others wrote first. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  return apiCommand(request, tenant, saveJourney, (body) => ({ ...body, id }))
}
