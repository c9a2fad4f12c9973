import { apiCommand, withActor } from '@/lib/platform/api'
import { saveSteps } from '@/lib/processes/steps/commands'
import { mapStateOf } from '@/lib/processes/model/states'
import { getStepsLive } from '@/lib/processes/steps/queries'

type Params = { params: Promise<{ tenant: string; id: string; state: string }> }

/** Steps that changed after `version`, and who is at them: asked every few seconds by an open table. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id, state } = await params
  const version = Number(new URL(request.url).searchParams.get('version') ?? '0')
  return withActor(request, tenant, async (actor) =>
    Response.json(await getStepsLive(actor, { id, state: mapStateOf(state) ?? 'AS_IS', version }), {
      headers: { 'cache-control': 'no-store' },
    }),
  )
}

/**
 * Autosave: { edits: [{ path, base, text }] } → the new version and what others changed first; 409 when all of it was
 * changed.
 */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id, state } = await params
  return apiCommand(request, tenant, saveSteps, (body) => ({ ...body, processId: id, state: mapStateOf(state) }))
}
