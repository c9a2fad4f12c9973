import { fail } from '@/lib/core/result'
import { checkPaper } from '@/lib/documents/check-paper'
import { checkXlsx } from '@/lib/documents/check-xlsx'
import { fileResponse } from '@/lib/documents/file-response'
import { paperDocx } from '@/lib/documents/paper-docx'
import { paperPdf } from '@/lib/documents/paper-pdf'
import { todayOf } from '@/lib/platform/actor'
import { failureResponse, withActor } from '@/lib/platform/api'
import { getCheckCampaign } from '@/lib/processes/check/queries'

/** Results of a self-check by group and by body: `‹campaign›.xlsx`, `.docx`, `.pdf`. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant, file } = await params
  return withActor(request, tenant, async (actor) => {
    const [, id, type] = /^([0-9a-f-]{36})\.(xlsx|docx|pdf)$/.exec(file) ?? []
    if (!id) return failureResponse(fail('NOT_FOUND', 'Такого документа нет.').error)
    const view = await getCheckCampaign(actor, { id })
    const name = `Результаты – ${view.campaign.title}`
    if (type === 'xlsx') return fileResponse(await checkXlsx(view), 'xlsx', name)
    const { name: tenantName, timeZone, isDemo } = actor.tenant
    const paper = checkPaper(view, { tenantName, timeZone, isDemo, printedAt: new Date(), today: todayOf(actor) })
    return type === 'docx'
      ? fileResponse(await paperDocx(paper), 'docx', name)
      : fileResponse(paperPdf(paper), 'pdf', name)
  })
}
