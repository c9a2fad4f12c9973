import { notFound } from 'next/navigation'
import { requireActor } from '@/lib/platform/actor'
import { getCalculation } from '@/lib/processes/money/calculation-queries'
import { getOptimisation } from '@/lib/processes/optimisation/queries'
import type { OptimisationView } from '@/lib/processes/optimisation/view'

/** The optimisation for a form of it; not found for those who may not change it. */
export async function loadForForm(tenant: string, id: string, page: string): Promise<OptimisationView> {
  const actor = await requireActor(tenant, `/${tenant}/office/processes/optimisations/${id}/${page}`)
  const view = await getOptimisation(actor, { id })
  return view.can.work ? view : notFound()
}

/** Steps «как есть» to which a problem is pinned, by their numbers. */
export async function stepChoices(tenant: string, processId: string): Promise<{ value: string; label: string }[]> {
  const actor = await requireActor(tenant, `/${tenant}/office/processes/${processId}`)
  const { states } = await getCalculation(actor, { id: processId })
  return (states.AS_IS?.map.model.steps ?? []).map(({ id, name }, i) => ({ value: id, label: `${i + 1}. ${name}` }))
}
