import { isUuid } from '@/lib/core/ids'
import { decodeFileName } from '@/lib/files/rules'
import { mayUploadFor } from '@/lib/files/queries'
import { uploadFile } from '@/lib/files/commands'
import { failureResponse, withActor } from '@/lib/platform/api'
import { fail } from '@/lib/core/result'

/**
 * A raw body with the name in `x-file-name` (percent-encoded) and the sender's key in `x-attempt` streams through; a
 * multipart form would have to be parsed first.
 */
export async function POST(request: Request, { params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  return withActor(request, tenant, async (actor) => {
    const agencyId = new URL(request.url).searchParams.get('agencyId') || null
    if ((agencyId !== null && !isUuid(agencyId)) || !(await mayUploadFor(actor, { agencyId }))) {
      return failureResponse(fail('NOT_FOUND', 'Участник не найден или недоступен. Обновите страницу.').error)
    }
    const name = decodeFileName(request.headers.get('x-file-name'))
    if (!name.ok) return failureResponse(name.error)
    const length = request.headers.get('content-length')
    const result = await uploadFile(actor, {
      agencyId,
      name: name.value,
      body: request.body,
      attempt: request.headers.get('x-attempt') ?? undefined,
      declaredSize: length === null ? null : Number(length),
    })
    return result.ok
      ? Response.json(result.value, { status: 201, headers: { 'cache-control': 'no-store' } })
      : failureResponse(result.error)
  })
}
