import { apiCommand } from '@/lib/platform/api'
import { saveAnswer } from '@/lib/rating/assessment/commands'

type Params = { params: Promise<{ tenant: string; id: string; criterion: string }> }

/**
 * Autosave of one answer: { baseVersion, attested, comment } → the saved answer; 409 with the other person's version on
 * a conflict.
 */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const { tenant, id, criterion } = await params
  return apiCommand(request, tenant, saveAnswer, (body) => ({ ...body, assessmentId: id, criterion }))
}
