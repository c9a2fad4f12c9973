import { fail } from '@/lib/core/result'
import { fileResponse } from '@/lib/documents/file-response'
import { paperDocx } from '@/lib/documents/paper-docx'
import { paperPdf } from '@/lib/documents/paper-pdf'
import { situationReportPaper } from '@/lib/documents/situation-report-paper'
import { getSituationReport } from '@/lib/feedback/situation/queries'
import { failureResponse, withActor } from '@/lib/platform/api'

/** The report of a life situation: as it was approved, or the draft. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant, file } = await params
  return withActor(request, tenant, async (actor) => {
    const [, id, type] = /^([0-9a-f-]{36})\.(pdf|docx)$/.exec(file) ?? []
    if (!id) return failureResponse(fail('NOT_FOUND', 'Такого документа нет.').error)
    const report = await getSituationReport(actor, { id })
    const paper = situationReportPaper(report)
    const name = `Отчёт – ${report.content.title}${report.act ? '' : ', проект'}`
    return type === 'docx'
      ? fileResponse(await paperDocx(paper), 'docx', name)
      : fileResponse(paperPdf(paper), 'pdf', name)
  })
}
