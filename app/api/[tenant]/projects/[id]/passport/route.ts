import { apiCommand, withActor } from '@/lib/platform/api'
import { savePassport } from '@/lib/projects/passport/commands'
import { getPassportLive } from '@/lib/projects/passport/queries'

type Params = { params: Promise<{ tenant: string; id: string }> }

/**
 * The passport as it is now, without its fields when `version` is the latest: asked every fifteen seconds by an open
 * form.
 */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  const version = Number(new URL(request.url).searchParams.get('version') ?? '0')
  return withActor(request, tenant, async (actor) =>
    Response.json(await getPassportLive(actor, { id, version }), { headers: { 'cache-control': 'no-store' } }),
  )
}

/**
 * Autosave: { edits: [{ path, base, text }] } → the new version and what others changed first; 409 when all of it was
 * changed.
 */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  return apiCommand(request, tenant, savePassport, (body) => ({ ...body, id }))
}
