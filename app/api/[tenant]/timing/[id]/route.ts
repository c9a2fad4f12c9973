import { apiCommand, withActor } from '@/lib/platform/api'
import { sendObservations } from '@/lib/processes/timing/commands'
import { getTimingSheet } from '@/lib/processes/timing/queries'

type Params = { params: Promise<{ tenant: string; id: string }> }

/** What a device needs to time the series. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  return withActor(request, tenant, async (actor) =>
    Response.json(await getTimingSheet(actor, { id }), { headers: { 'cache-control': 'no-store' } }),
  )
}

/** { who, observations } → { kept: [ids] }: what the portal now holds of them. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  return apiCommand(request, tenant, sendObservations, (body) => ({ ...body, seriesId: id }))
}
