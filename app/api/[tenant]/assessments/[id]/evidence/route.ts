import { apiCommand } from '@/lib/platform/api'
import { addEvidence } from '@/lib/rating/assessment/evidence-commands'

type Params = { params: Promise<{ tenant: string; id: string }> }

/**
 * Adds a link ({ url }) or a stored file ({ fileId }) to a criterion: { criterion, rung?, title, materialRequestId? }.
 */
export async function POST(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id } = await params
  return apiCommand(request, tenant, addEvidence, (body) => ({ ...body, assessmentId: id }))
}
