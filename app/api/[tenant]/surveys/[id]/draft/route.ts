import { apiCommand, withActor } from '@/lib/platform/api'
import { getSurveyLive } from '@/lib/feedback/survey/builder-queries'
import { saveSurveyDraft } from '@/lib/feedback/survey/draft-commands'

type Params = { params: Promise<{ tenant: string; id: string }> }

/** What became of the draft after `version`: asked every few seconds by an open builder. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  const version = Number(new URL(request.url).searchParams.get('version') ?? '0')
  return withActor(request, tenant, async (actor) => {
    const live = await getSurveyLive(actor, { id, version })
    return live === null
      ? Response.json(null, { status: 404 })
      : Response.json(live, { headers: { 'cache-control': 'no-store' } })
  })
}

/**
 * Autosave: { edits: [{ path, base, text }] } → the new version and what others changed first; 409 when all of it was
 * changed.
 */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  return apiCommand(request, tenant, saveSurveyDraft, (body) => ({ ...body, id }))
}
