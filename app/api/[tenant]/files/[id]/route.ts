import { fileResponse } from '@/lib/files/download'
import { getFile } from '@/lib/downloads/queries'
import { withActor } from '@/lib/platform/api'

export async function GET(request: Request, { params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  return withActor(request, tenant, async (actor) => fileResponse(await getFile(actor, { id })))
}
