import { fail } from '@/lib/core/result'
import { fileResponse } from '@/lib/documents/file-response'
import { reportDocx } from '@/lib/documents/report-docx'
import { reportPdf } from '@/lib/documents/report-pdf'
import { failureResponse, withActor } from '@/lib/platform/api'
import { getReportDocument } from '@/lib/projects/reports/queries'
import { reportKindLabels } from '@/lib/projects/reports/labels'

/** A report on a project: `‹id›.pdf` or `‹id›.docx`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant, file } = await params
  return withActor(request, tenant, async (actor) => {
    const [, id, type] = /^([0-9a-f-]{36})\.(pdf|docx)$/.exec(file) ?? []
    if (!id) return failureResponse(fail('NOT_FOUND', 'Такого документа нет.').error)
    const report = await getReportDocument(actor, { id })
    const name = `${reportKindLabels[report.kind]} – проект ${report.project.number}`
    return type === 'pdf'
      ? fileResponse(reportPdf(report), 'pdf', name)
      : fileResponse(await reportDocx(report), 'docx', name)
  })
}
