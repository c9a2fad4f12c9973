import { fail } from '@/lib/core/result'
import { fileResponse } from '@/lib/documents/file-response'
import { registryDocx } from '@/lib/documents/registry-docx'
import { registryPdf } from '@/lib/documents/registry-pdf'
import { registryWorkbook } from '@/lib/documents/registry-xlsx'
import { failureResponse, withActor } from '@/lib/platform/api'
import { getRegistryPaper } from '@/lib/processes/registry/registry-queries'

/**
 * A registry of processes: `‹agency›.pdf`, `.docx`, `.xlsx` – the draft of the next version; `‹agency›-2.pdf` – version
 * 2 as it was frozen.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ tenant: string; file: string }> },
): Promise<Response> {
  const { tenant, file } = await params
  return withActor(request, tenant, async (actor) => {
    const [, agencyId, number, type] = /^([0-9a-f-]{36})(?:-(\d{1,6}))?\.(pdf|docx|xlsx)$/.exec(file) ?? []
    if (!agencyId) return failureResponse(fail('NOT_FOUND', 'Такого документа нет.').error)
    const paper = await getRegistryPaper(actor, { agencyId, number: number ? Number(number) : null })
    const name = `Реестр процессов – ${paper.agency.name}, ${paper.act ? `версия ${paper.number}` : 'проект'}`
    if (type === 'docx') return fileResponse(await registryDocx(paper), 'docx', name)
    return type === 'pdf'
      ? fileResponse(registryPdf(paper), 'pdf', name)
      : fileResponse(await registryWorkbook(paper.entries), 'xlsx', name)
  })
}
