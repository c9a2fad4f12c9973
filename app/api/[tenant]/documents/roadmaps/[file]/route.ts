import { fail } from '@/lib/core/result'
import { fileResponse } from '@/lib/documents/file-response'
import { roadmapDocx } from '@/lib/documents/roadmap-docx'
import { roadmapPdf } from '@/lib/documents/roadmap-pdf'
import { roadmapWorkbook } from '@/lib/documents/roadmap-xlsx'
import { failureResponse, withActor } from '@/lib/platform/api'
import { getRoadmapDocument } from '@/lib/roadmaps/map-queries'

/** A road map: `‹id›.pdf` and `‹id›.docx` as the act's table, `‹id›.xlsx` with the states of its items. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant, file } = await params
  return withActor(request, tenant, async (actor) => {
    const [, id, type] = /^([0-9a-f-]{36})\.(pdf|docx|xlsx)$/.exec(file) ?? []
    if (!id) return failureResponse(fail('NOT_FOUND', 'Такого документа нет.').error)
    const map = await getRoadmapDocument(actor, { id })
    const name = `Дорожная карта${map.agency ? ` – ${map.agency.name}` : ''} ${map.yearFrom === map.yearTo ? map.yearFrom : `${map.yearFrom}–${map.yearTo}`}`
    if (type === 'docx') return fileResponse(await roadmapDocx(map), 'docx', name)
    return type === 'pdf'
      ? fileResponse(roadmapPdf(map), 'pdf', name)
      : fileResponse(await roadmapWorkbook(map), 'xlsx', name)
  })
}
