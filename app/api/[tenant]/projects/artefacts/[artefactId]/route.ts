import { fileResponse } from '@/lib/files/download'
import { withActor } from '@/lib/platform/api'
import { getArtefactFile } from '@/lib/projects/stages/queries'

/** The file of a project's artefact, for everybody who sees the project. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; artefactId: string }> },
): Promise<Response> {
  const { tenant, artefactId } = await params
  return withActor(request, tenant, async (actor) => fileResponse(await getArtefactFile(actor, { id: artefactId })))
}
