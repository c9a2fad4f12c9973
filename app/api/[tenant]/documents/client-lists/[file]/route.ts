import { fail } from '@/lib/core/result'
import { clientListFile, type ListFileType } from '@/lib/documents/client-list-file'
import { getSegmentPaper, getTouchpointPaper } from '@/lib/feedback/clients/approval-queries'
import { failureResponse, withActor } from '@/lib/platform/api'

/**
 * A list of an agency: `touchpoints-‹agency›.pdf`, `segments-‹agency›.docx`, `.xlsx` – the draft of the next edition;
 * `touchpoints-‹agency›-2.pdf` – edition 2 as it was frozen.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant, file } = await params
  return withActor(request, tenant, async (actor) => {
    const [, list, agencyId, edition, type] =
      /^(touchpoints|segments)-([0-9a-f-]{36})(?:-(\d{1,6}))?\.(pdf|docx|xlsx)$/.exec(file) ?? []
    if (!agencyId) return failureResponse(fail('NOT_FOUND', 'Такого документа нет.').error)
    const asked = { agencyId, edition: edition ? Number(edition) : null }
    const paper = await (list === 'segments' ? getSegmentPaper : getTouchpointPaper)(actor, asked)
    return clientListFile(paper, type as ListFileType)
  })
}
