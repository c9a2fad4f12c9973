import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MapEditor } from '@/components/processes/map/editor/MapEditor'
import { Notice } from '@/components/ui/Notice'
import { requireActor } from '@/lib/platform/actor'
import { getMapFiles } from '@/lib/processes/file/queries'
import { mapStateLabels, mapStateOf, mapStatePaths } from '@/lib/processes/model/states'
import { getSteps } from '@/lib/processes/steps/queries'

export const metadata: Metadata = { title: 'Рисунок процесса' }

type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<{ state?: string }> }

/** The map of a state in the drawing editor. */
export default async function EditPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const state = mapStateOf((await searchParams).state) ?? 'AS_IS'
  const at = `/${tenant}/office/processes/${id}/map`
  const actor = await requireActor(tenant, `${at}/edit?state=${mapStatePaths[state]}`)
  const view = await getSteps(actor, { id, state })
  if (!view.canEdit) notFound()
  const file = (await getMapFiles(actor, { id }))[state]
  return (
    <>
      <p className="mb-1 text-sm">
        <a href={at}>Карта</a>
      </p>
      <h2 className="mb-4 text-2xl">Рисунок «{mapStateLabels[state]}»</h2>
      {view.refusal || !file ? (
        <Notice tone="warn">{view.refusal ?? 'Состояния «как будет» ещё нет: начните его на странице «Шаги».'}</Notice>
      ) : (
        <MapEditor key={state} tenant={tenant} view={view} file={file} />
      )}
    </>
  )
}
