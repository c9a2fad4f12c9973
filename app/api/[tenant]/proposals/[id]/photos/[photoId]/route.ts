import { fileResponse } from '@/lib/files/download'
import { withActor } from '@/lib/platform/api'
import { getProposalPhoto } from '@/lib/proposals/queries'

/** A photo of a proposal, for those who see the proposal. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; id: string; photoId: string }> },
): Promise<Response> {
  const { tenant, id, photoId } = await params
  return withActor(request, tenant, async (actor) => fileResponse(await getProposalPhoto(actor, { id, photoId })))
}
