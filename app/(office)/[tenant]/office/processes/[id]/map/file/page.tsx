import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { MapUpload } from '@/components/processes/map/MapUpload'
import { Notice } from '@/components/ui/Notice'
import { requireActor } from '@/lib/platform/actor'
import { getMapFiles } from '@/lib/processes/file/queries'
import { mapStateLabels, mapStateOf, mapStatePaths } from '@/lib/processes/model/states'
import { getSteps } from '@/lib/processes/steps/queries'

export const metadata: Metadata = { title: 'Карта из файла' }

type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<{ state?: string }> }

/** A file of another program fills the table of steps. */
export default async function UploadPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const state = mapStateOf((await searchParams).state) ?? 'AS_IS'
  const at = `/${tenant}/office/processes/${id}/map`
  const actor = await requireActor(tenant, `${at}/file?state=${mapStatePaths[state]}`)
  const view = await getSteps(actor, { id, state })
  if (!view.canEdit) notFound()
  const file = (await getMapFiles(actor, { id }))[state]
  return (
    <>
      <p className="mb-1 text-sm">
        <a href={at}>Карта</a>
      </p>
      <h2 className="mb-4 text-2xl">Карта «{mapStateLabels[state]}» из файла</h2>
      {view.refusal ? (
        <Notice tone="warn">{view.refusal}</Notice>
      ) : (
        <MapUpload
          tenant={tenant}
          view={view}
          kept={file?.isKept ? { text: file.text, process: file.process } : null}
        />
      )}
    </>
  )
}
