import { formatShort } from '@/lib/core/dates'
import { fileResponse } from '@/lib/documents/file-response'
import { processWorkbook } from '@/lib/documents/registry-xlsx'
import { todayOf } from '@/lib/platform/actor'
import { queryOf, withActor } from '@/lib/platform/api'
import { readProcessFilter } from '@/lib/processes/registry/filter'
import { exportProcesses } from '@/lib/processes/registry/list-queries'

/** The list of processes as XLSX: the conditions and the order of the page's own address. */
export async function GET(request: Request, { params }: { params: Promise<{ tenant: string }> }): Promise<Response> {
  const { tenant } = await params
  return withActor(request, tenant, async (actor) => {
    const rows = await exportProcesses(actor, readProcessFilter(queryOf(request)))
    const book = await processWorkbook(rows, actor.tenant.settings.processes.groups)
    return fileResponse(book, 'xlsx', `Процессы на ${formatShort(todayOf(actor))}`)
  })
}
