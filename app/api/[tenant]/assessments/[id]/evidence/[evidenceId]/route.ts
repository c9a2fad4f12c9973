import { apiCommand } from '@/lib/platform/api'
import { removeEvidence } from '@/lib/rating/evidence-commands'

type Params = { params: Promise<{ tenant: string; id: string; evidenceId: string }> }

export async function DELETE(request: Request, { params }: Params): Promise<Response> {
  const { tenant, evidenceId } = await params
  return apiCommand(request, tenant, removeEvidence, () => ({ evidenceId }))
}
