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
