import { fail } from '@/lib/core/result'
import { fileResponse } from '@/lib/documents/file-response'
import { optimisationPaper, termsPaper } from '@/lib/documents/optimisation-paper'
import { paperDocx } from '@/lib/documents/paper-docx'
import { paperPdf } from '@/lib/documents/paper-pdf'
import { failureResponse, withActor } from '@/lib/platform/api'
import { getOptimisationDocument, getTermsDocument } from '@/lib/processes/optimisation/document-queries'

/** A paper of an optimisation: `‹paper›.pdf`, `.docx`; `terms-‹optimisation›.docx` – terms of reference. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant, file } = await params
  return withActor(request, tenant, async (actor) => {
    const [, terms, id, type] = /^(terms-)?([0-9a-f-]{36})\.(pdf|docx)$/.exec(file) ?? []
    if (!id) return failureResponse(fail('NOT_FOUND', 'Такого документа нет.').error)
    const paper = terms
      ? termsPaper(await getTermsDocument(actor, { id }))
      : optimisationPaper(await getOptimisationDocument(actor, { id }))
    const name = `${paper.title.replace('/', '-')} – ${paper.subtitle}`
    return type === 'docx'
      ? fileResponse(await paperDocx(paper), 'docx', name)
      : fileResponse(paperPdf(paper), 'pdf', name)
  })
}
