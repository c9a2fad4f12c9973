import type { Metadata } from 'next'
import { cache } from 'react'
import { requireActor, type Actor } from '@/lib/platform/actor'
import { getProcess, type ProcessView } from '@/lib/processes/registry/process-queries'

/** The signed-in person and the process of its pages, read once a request. */
export const loadProcess = cache(
  async (tenant: string, id: string): Promise<{ actor: Actor; process: ProcessView }> => {
    const actor = await requireActor(tenant, `/${tenant}/office/processes/${id}`)
    return { actor, process: await getProcess(actor, { id }) }
  },
)

/** «Шаги: МФЦ-Т1 Выдача справок» – which page it is and of which process, also among tabs of several. */
export const processMetadata =
  (page = '') =>
  async ({ params }: { params: Promise<{ tenant: string; id: string }> }): Promise<Metadata> => {
    const { tenant, id } = await params
    const { code, name } = (await loadProcess(tenant, id)).process.entry
    return { title: `${page && `${page}: `}${code} ${name}` }
  }
