import { fail } from '@/lib/core/result'
import { fileResponse } from '@/lib/documents/file-response'
import { paperDocx } from '@/lib/documents/paper-docx'
import { paperPdf } from '@/lib/documents/paper-pdf'
import { surveyReportPaper } from '@/lib/documents/survey-report-paper'
import { getSurveyReport } from '@/lib/feedback/results/report-queries'
import { failureResponse, withActor } from '@/lib/platform/api'

/** The report of a survey: as it was signed, or the draft. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant, file } = await params
  return withActor(request, tenant, async (actor) => {
    const [, id, type] = /^([0-9a-f-]{36})\.(pdf|docx)$/.exec(file) ?? []
    if (!id) return failureResponse(fail('NOT_FOUND', 'Такого документа нет.').error)
    const report = await getSurveyReport(actor, { id })
    const paper = surveyReportPaper(report)
    const name = `Отчёт – ${report.survey.title}${report.report?.status === 'SIGNED' ? '' : ', проект'}`
    return type === 'docx'
      ? fileResponse(await paperDocx(paper), 'docx', name)
      : fileResponse(paperPdf(paper), 'pdf', name)
  })
}
