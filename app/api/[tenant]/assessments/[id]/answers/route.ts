import { withActor } from '@/lib/platform/api'
import { getAssessmentLive } from '@/lib/rating/assessment/queries'

type Params = { params: Promise<{ tenant: string; id: string }> }

/** Answers, evidence and requests as they are now: asked every twenty seconds by an open form. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  return withActor(request, tenant, async (actor) =>
    Response.json(await getAssessmentLive(actor, { id }), { headers: { 'cache-control': 'no-store' } }),
  )
}
