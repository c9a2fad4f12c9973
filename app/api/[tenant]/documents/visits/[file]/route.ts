import { fail } from '@/lib/core/result'
import { fileResponse } from '@/lib/documents/file-response'
import { paperPdf } from '@/lib/documents/paper-pdf'
import { visitPaper } from '@/lib/documents/visit-paper'
import { failureResponse, withActor } from '@/lib/platform/api'
import { getVisitDocument } from '@/lib/tools/queries'

/** A visit sheet: `‹id›.pdf`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant, file } = await params
  return withActor(request, tenant, async (actor) => {
    const [, id] = /^([0-9a-f-]{36})\.pdf$/.exec(file) ?? []
    if (!id) return failureResponse(fail('NOT_FOUND', 'Такого документа нет.').error)
    const visit = await getVisitDocument(actor, { id })
    return fileResponse(paperPdf(visitPaper(visit)), 'pdf', `Лист посещения № ${visit.number}`)
  })
}
