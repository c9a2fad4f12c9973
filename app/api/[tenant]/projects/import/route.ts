import { failureResponse, withActor } from '@/lib/platform/api'
import { fail } from '@/lib/core/result'
import { receiveBytes } from '@/lib/files/receive'
import { MAX_PASSPORT_BYTES, tooLargeText } from '@/lib/projects/passport/docx-text'
import { previewPassportImport } from '@/lib/projects/passport/import-commands'

/** Reads a passport in DOCX (the body) into fields for a preview; keeps nothing. */
export async function POST(request: Request, { params }: { params: Promise<{ tenant: string }> }): Promise<Response> {
  const { tenant } = await params
  return withActor(request, tenant, async (actor) => {
    const bytes = await receiveBytes(request, MAX_PASSPORT_BYTES)
    if (bytes === null) return failureResponse(fail('INVALID', tooLargeText).error)
    const preview = await previewPassportImport(actor, { bytes })
    return preview.ok
      ? Response.json(preview.value, { headers: { 'cache-control': 'no-store' } })
      : failureResponse(preview.error)
  })
}
