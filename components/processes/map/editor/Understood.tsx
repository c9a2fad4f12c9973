import type { FilePreview } from '@/lib/processes/file/port'
import { DifferenceList } from '../DifferenceList'
import { PreviewNotes } from '../PreviewNotes'

/** What the table makes of the drawing as it stands, before it is saved. */
export function Understood({ preview }: { preview: FilePreview | null }) {
  if (!preview) return null
  return (
    <section aria-label="Что изменится в таблице" aria-live="polite">
      <h2 className="mb-2 text-lg">{preview.headline}</h2>
      <div className="grid gap-4">
        <DifferenceList difference={preview.difference} />
        <PreviewNotes preview={preview} />
      </div>
    </section>
  )
}
