import { fileResponse } from '@/lib/documents/file-response'
import { inColours } from '@/lib/processes/publication/drawing'
import { getPublicProcess } from '@/lib/processes/publication/public-queries'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

type Params = { params: Promise<{ tenant: string; slug: string }> }

/** The map of the open edition as a file: `state=before` or `after`. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const { tenant: tenantSlug, slug } = await params
  const tenant = await getPublicTenant(tenantSlug)
  const found = tenant && (await getPublicProcess(tenant.id, slug))
  const state = new URL(request.url).searchParams.get('state') === 'before' ? 'before' : 'after'
  const svg = found?.kind === 'open' ? found.content[state]?.svg : null
  if (!svg || found?.kind !== 'open') return new Response('Такой карты нет в открытом доступе.', { status: 404 })
  return fileResponse(inColours(svg), 'svg', `${found.content.title}, ${state === 'before' ? 'было' : 'стало'}`)
}
