import { fail } from '@/lib/core/result'
import { fileResponse } from '@/lib/documents/file-response'
import { paperDocx } from '@/lib/documents/paper-docx'
import { paperPdf } from '@/lib/documents/paper-pdf'
import { standardPaper } from '@/lib/documents/standard-paper'
import { failureResponse, withActor } from '@/lib/platform/api'
import { getStandardDocument } from '@/lib/processes/standard/queries'

/** A version of a standard: `‹id›.pdf`, `.docx`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant, file } = await params
  return withActor(request, tenant, async (actor) => {
    const [, id, type] = /^([0-9a-f-]{36})\.(pdf|docx)$/.exec(file) ?? []
    if (!id) return failureResponse(fail('NOT_FOUND', 'Такого документа нет.').error)
    const paper = standardPaper(await getStandardDocument(actor, { id }))
    const name = `СОП – ${paper.subtitle}`
    return type === 'docx'
      ? fileResponse(await paperDocx(paper), 'docx', name)
      : fileResponse(paperPdf(paper), 'pdf', name)
  })
}
