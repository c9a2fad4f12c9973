import { apiCommand, withActor } from '@/lib/platform/api'
import { saveQuarterlyWords } from '@/lib/quarterly/commands'
import { getQuarterlyWords } from '@/lib/quarterly/queries'

type Params = { params: Promise<{ tenant: string; id: string }> }

/** The words as they are now: asked every fifteen seconds by an open form. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  return withActor(request, tenant, async (actor) =>
    Response.json(await getQuarterlyWords(actor, { id }), { headers: { 'cache-control': 'no-store' } }),
  )
}

/** Autosave: { edits: [{ section, base, text }] } → the new version and what others wrote first. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  return apiCommand(request, tenant, saveQuarterlyWords, (body) => ({ ...body, id }))
}
