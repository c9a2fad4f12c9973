import { apiCommand } from '@/lib/platform/api'
import { attachOffer } from '@/lib/rating/assessment/offer-commands'

type Params = { params: Promise<{ tenant: string; id: string }> }

/** Attaches something of the portal to a criterion as a frozen copy: { criterion, kind, id }. */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id: assessmentId } = await params
  return apiCommand(request, tenant, attachOffer, (body) => ({ ...body, assessmentId }))
}
