import { fail } from '@/lib/core/result'
import { assessmentDocx } from '@/lib/documents/assessment-docx'
import { assessmentPdf } from '@/lib/documents/assessment-pdf'
import { fileResponse } from '@/lib/documents/file-response'
import { failureResponse, withActor } from '@/lib/platform/api'
import { getAssessmentDocument } from '@/lib/rating/assessment/queries'

/** The printed copy of a self-assessment: `‹id›.pdf` or `‹id›.docx`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant, file } = await params
  return withActor(request, tenant, async (actor) => {
    const [, id, type] = /^([0-9a-f-]{36})\.(pdf|docx)$/.exec(file) ?? []
    if (!id) return failureResponse(fail('NOT_FOUND', 'Такого документа нет.').error)
    const document = await getAssessmentDocument(actor, id)
    const name = `Самооценка ${document.year} – ${document.agencyName}`
    return type === 'pdf'
      ? fileResponse(assessmentPdf(document), 'pdf', name)
      : fileResponse(await assessmentDocx(document), 'docx', name)
  })
}
