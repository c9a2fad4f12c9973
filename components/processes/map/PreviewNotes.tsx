import { Notice } from '@/components/ui/Notice'
import type { FilePreview } from '@/lib/processes/file/port'

/** What stops the file, what a person has to look at, what stays in the file alone. */
export function PreviewNotes({ preview: { stops, notes, sayings } }: { preview: FilePreview }) {
  const warnings = [...notes, ...sayings.filter(({ level }) => level === 'warning').map(({ text }) => text)]
  const known = sayings.filter(({ level }) => level === 'note').map(({ text }) => text)
  return (
    <div className="grid gap-3">
      {stops.length > 0 && (
        <Notice tone="danger" title="Таблицу этим файлом заполнить нельзя" live>
          <Lines lines={stops} />
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice tone="warn" title="Проверьте: это в таблицу не помещается или требует решения">
          <Lines lines={warnings} />
        </Notice>
      )}
      {known.length > 0 && (
        <Notice>
          <Lines lines={known} />
        </Notice>
      )}
    </div>
  )
}

const Lines = ({ lines }: { lines: readonly string[] }) => (
  <ul className="list-disc pl-5">
    {lines.map((line) => (
      <li key={line} className="break-words">
        {line}
      </li>
    ))}
  </ul>
)
