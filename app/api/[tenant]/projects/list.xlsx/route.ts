import { fileResponse } from '@/lib/documents/file-response'
import { projectWorkbook } from '@/lib/documents/project-xlsx'
import { formatShort } from '@/lib/core/dates'
import { queryOf, withActor } from '@/lib/platform/api'
import { readProjectFilter } from '@/lib/projects/list/filter'
import { todayOf } from '@/lib/platform/actor'

/** The list of projects as XLSX: the filters, order and columns of the page's own address. */
export async function GET(request: Request, { params }: { params: Promise<{ tenant: string }> }): Promise<Response> {
  const { tenant } = await params
  return withActor(request, tenant, async (actor) => {
    const filter = readProjectFilter(queryOf(request))
    return fileResponse(await projectWorkbook(actor, filter), 'xlsx', `Проекты на ${formatShort(todayOf(actor))}`)
  })
}
