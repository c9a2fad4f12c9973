import { isUuid } from '@/lib/core/ids'
import { getPublicOrderFile } from '@/lib/feedback/clients/public-orders'
import { fileResponse } from '@/lib/files/download'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

type Params = { params: Promise<{ tenant: string; id: string }> }

/** The document of an order that is in force and open to everybody. */
export async function GET(_request: Request, { params }: Params): Promise<Response> {
  const { tenant: tenantSlug, id } = await params
  const tenant = await getPublicTenant(tenantSlug)
  const file = tenant && isUuid(id) ? await getPublicOrderFile({ tenant, now: new Date() }, id) : null
  return file ? fileResponse(file) : new Response('Такого документа нет в открытом доступе.', { status: 404 })
}
