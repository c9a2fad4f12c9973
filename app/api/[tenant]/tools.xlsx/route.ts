import { fileResponse } from '@/lib/documents/file-response'
import { toolsXlsx } from '@/lib/documents/tools-xlsx'
import { withActor } from '@/lib/platform/api'
import { exportTools } from '@/lib/tools/queries'

/** Levels of all tools in reach as a table file. */
export async function GET(request: Request, { params }: { params: Promise<{ tenant: string }> }): Promise<Response> {
  const { tenant } = await params
  return withActor(request, tenant, async (actor) =>
    fileResponse(await toolsXlsx(await exportTools(actor, {})), 'xlsx', 'Применение инструментов'),
  )
}
