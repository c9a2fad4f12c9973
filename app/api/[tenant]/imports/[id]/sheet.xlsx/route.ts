import { fileResponse } from '@/lib/documents/file-response'
import { parsedWorkbook } from '@/lib/documents/import-xlsx'
import { isUuid } from '@/lib/core/ids'
import { getParsedTable } from '@/lib/imports/parsed-queries'
import { failureResponse, withActor } from '@/lib/platform/api'

/** A draft of a load as it was read, each row with what is wrong with it. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; id: string }> },
): Promise<Response> {
  const { tenant, id } = await params
  return withActor(request, tenant, async (actor) => {
    const parsed = isUuid(id) ? await getParsedTable(actor, { id }) : null
    if (!parsed) return failureResponse({ code: 'NOT_FOUND', message: 'Не найдено или недоступно.' })
    const name = parsed.fileName.replace(/\.[^.]{1,5}$/, '')
    return fileResponse(await parsedWorkbook(parsed.table), 'xlsx', `Разбор: ${name}`)
  })
}
