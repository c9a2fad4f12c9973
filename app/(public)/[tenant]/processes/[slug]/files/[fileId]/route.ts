import { fileResponse } from '@/lib/files/download'
import { isUuid } from '@/lib/core/ids'
import { getPublicProcessFile } from '@/lib/processes/publication/public-queries'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

type Params = { params: Promise<{ tenant: string; slug: string; fileId: string }> }

/** A document that the open edition of a process shows; with the edition it closes. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { tenant: tenantSlug, slug, fileId } = await params
  const tenant = await getPublicTenant(tenantSlug)
  const file = tenant && isUuid(fileId) ? await getPublicProcessFile(tenant.id, slug, fileId) : null
  return file ? fileResponse(file) : new Response('Такого документа нет в открытом доступе.', { status: 404 })
}
