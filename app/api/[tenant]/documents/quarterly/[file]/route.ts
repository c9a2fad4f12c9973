import { fail } from '@/lib/core/result'
import { formatQuarter, readQuarter } from '@/lib/core/quarters'
import { fileResponse } from '@/lib/documents/file-response'
import { notePaper } from '@/lib/documents/note-paper'
import type { Paper } from '@/lib/documents/paper'
import { paperDocx } from '@/lib/documents/paper-docx'
import { paperPdf } from '@/lib/documents/paper-pdf'
import { quarterlyPaper } from '@/lib/documents/quarterly-paper'
import { failureResponse, withActor } from '@/lib/platform/api'
import { getNoteDocument } from '@/lib/quarterly/note-queries'
import { getQuarterlyDocument } from '@/lib/quarterly/queries'

const answer = async (paper: Paper, type: string, name: string): Promise<Response> =>
  type === 'pdf' ? fileResponse(paperPdf(paper), 'pdf', name) : fileResponse(await paperDocx(paper), 'docx', name)

/** A report `‹id›.pdf`, `‹id›.docx`, or the consolidated note of a quarter `note-2026-3.docx`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant, file } = await params
  return withActor(request, tenant, async (actor) => {
    const [, id, type = ''] = /^([0-9a-f-]{36}|note-\d{4}-\d)\.(pdf|docx)$/.exec(file) ?? []
    const quarter = id?.startsWith('note-') ? readQuarter(id.slice(5)) : undefined
    if (!id || (id.startsWith('note-') && !quarter))
      return failureResponse(fail('NOT_FOUND', 'Такого документа нет.').error)
    if (quarter)
      return answer(
        notePaper(await getNoteDocument(actor, { quarter })),
        type,
        `Аналитическая справка за ${formatQuarter(quarter)}`,
      )
    const report = await getQuarterlyDocument(actor, { id })
    return answer(
      quarterlyPaper(report),
      type,
      `Отчёт за ${formatQuarter(report.quarter)} – ${report.agency.name}`.slice(0, 120),
    )
  })
}
