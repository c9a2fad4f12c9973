import { isUuid } from '@/lib/core/ids'
import { attachmentHeader } from '@/lib/files/rules'
import { getImportFile } from '@/lib/imports/queries'
import { failureResponse, withActor } from '@/lib/platform/api'

/** The file of a load as it came, for whom it belongs to. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; id: string }> },
): Promise<Response> {
  const { tenant, id } = await params
  return withActor(request, tenant, async (actor) => {
    const file = isUuid(id) ? await getImportFile(actor, { id }) : null
    if (!file) return failureResponse({ code: 'NOT_FOUND', message: 'Не найдено или недоступно.' })
    return new Response(new Uint8Array(file.bytes), {
      headers: {
        'content-type': 'application/octet-stream',
        'content-disposition': attachmentHeader(file.name),
        'content-security-policy': "sandbox; default-src 'none'",
        'x-content-type-options': 'nosniff',
        'cache-control': 'private, no-store',
      },
    })
  })
}
