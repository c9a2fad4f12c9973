import { MapUpload } from '@/components/processes/map/MapUpload'
import { Notice } from '@/components/ui/Notice'
import { mapStateLabels } from '@/lib/processes/model/states'
import { loadChanging, type ChangingProps } from '../changing'
import { processMetadata } from '../../load'

export const generateMetadata = processMetadata('Карта из файла')

/** A file of another program fills the table of steps. */
export default async function UploadPage(props: ChangingProps) {
  const { tenant, state, at, view, file } = await loadChanging(props, 'file')
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
