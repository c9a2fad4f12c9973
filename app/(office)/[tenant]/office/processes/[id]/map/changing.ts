import { notFound } from 'next/navigation'
import { requireActor } from '@/lib/platform/actor'
import { getMapFiles } from '@/lib/processes/file/queries'
import { mapStateOf, mapStatePaths } from '@/lib/processes/model/states'
import { getSteps } from '@/lib/processes/steps/queries'

export type ChangingProps = {
  params: Promise<{ tenant: string; id: string }>
  searchParams: Promise<{ state?: string }>
}

/** A state of the process for a page below its map that changes it: its steps and the file of its map. */
export async function loadChanging({ params, searchParams }: ChangingProps, page: 'edit' | 'file') {
  const { tenant, id } = await params
  const state = mapStateOf((await searchParams).state) ?? 'AS_IS'
  const at = `/${tenant}/office/processes/${id}/map`
  const actor = await requireActor(tenant, `${at}/${page}?state=${mapStatePaths[state]}`)
  const view = await getSteps(actor, { id, state })
  if (!view.canEdit) notFound()
  return { tenant, state, at, view, file: (await getMapFiles(actor, { id }))[state] }
}
