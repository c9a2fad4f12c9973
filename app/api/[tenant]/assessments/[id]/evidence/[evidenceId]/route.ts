import { apiCommand } from '@/lib/platform/api'
import { removeEvidence, updateEvidence } from '@/lib/rating/assessment/evidence-commands'

type Params = { params: Promise<{ tenant: string; id: string; evidenceId: string }> }

/** Another title or rung: { title, rung }. */
export async function PUT(request: Request, { params }: Params): Promise<Response> {
  const { tenant, evidenceId } = await params
  return apiCommand(request, tenant, updateEvidence, (body) => ({ ...body, evidenceId }))
}

export async function DELETE(request: Request, { params }: Params): Promise<Response> {
  const { tenant, evidenceId } = await params
  return apiCommand(request, tenant, removeEvidence, (body) => ({ ...body, evidenceId }))
}
