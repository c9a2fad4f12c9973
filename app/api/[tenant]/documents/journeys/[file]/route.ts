import { fail } from '@/lib/core/result'
import { fileResponse } from '@/lib/documents/file-response'
import { journeyDocx } from '@/lib/documents/journey-docx'
import { journeyPdf } from '@/lib/documents/journey-pdf'
import { findJourney } from '@/lib/feedback/situation/journey-queries'
import { failureResponse, withActor } from '@/lib/platform/api'

/** A client's journey: `‹journey›.pdf` – one A3 sheet, `‹journey›.docx`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant, file } = await params
  return withActor(request, tenant, async (actor) => {
    const [, id, type] = /^([0-9a-f-]{36})\.(pdf|docx)$/.exec(file) ?? []
    if (!id) return failureResponse(fail('NOT_FOUND', 'Такого документа нет.').error)
    const journey = await findJourney(actor, { id })
    const name = `Карта пути – ${journey.situation.title}, ${journey.who}`
    return type === 'docx'
      ? fileResponse(await journeyDocx(journey), 'docx', name)
      : fileResponse(journeyPdf(journey), 'pdf', name)
  })
}
