import { MapEditor } from '@/components/processes/map/editor/MapEditor'
import { Notice } from '@/components/ui/Notice'
import { mapStateLabels } from '@/lib/processes/model/states'
import { loadChanging, type ChangingProps } from '../changing'
import { processMetadata } from '../../load'

export const generateMetadata = processMetadata('Рисунок')

/** The map of a state in the drawing editor. */
export default async function EditPage(props: ChangingProps) {
  const { tenant, state, at, view, file } = await loadChanging(props, 'edit')
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
