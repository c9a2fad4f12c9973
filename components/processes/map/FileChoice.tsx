'use client'
import { useId, useState } from 'react'
import { cx } from '@/components/ui/cx'
import { Notice } from '@/components/ui/Notice'
import { MAX_FILE_BYTES } from '@/lib/processes/map/decode'
import { refusalText } from '@/lib/processes/map/labels'
import type { ChosenFile } from './MapUpload'

/** Where a file of a map is dropped or chosen. */
export function FileChoice({ onChosen, busy }: { onChosen: (file: ChosenFile) => void; busy: boolean }) {
  const id = useId()
  const [over, setOver] = useState(false)
  const [problem, setProblem] = useState('')
  const take = async (files: FileList | null) => {
    const file = files?.[0]
    if (!file) return
    setProblem('')
    if (file.size > MAX_FILE_BYTES) return setProblem(refusalText({ kind: 'large' }))
    try {
      onChosen({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
    } catch {
      setProblem('Файл не открывается: возможно, он удалён или занят другой программой. Выберите его снова.')
    }
  }
  return (
    <div className="needs-script print:hidden">
      <div
        className={cx('file-drop', over && 'bg-accent-soft', busy && 'opacity-60')}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(!busy)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault()
          setOver(false)
          if (!busy) void take(event.dataTransfer.files)
        }}
      >
        <label htmlFor={id}>
          Перетащите файл карты сюда или <span className="text-accent underline underline-offset-3">выберите</span>
        </label>
        <p id={`${id}-hint`} className="text-sm">
          BPMN 2.0 из любой программы или рисунок Visio (VSDX). Сначала портал покажет, что изменится в таблице.
        </p>
        <input
          id={id}
          type="file"
          accept=".bpmn,.bpmn20.xml,.xml,.vsdx"
          aria-describedby={`${id}-hint`}
          disabled={busy}
          className="file-drop-input"
          onChange={(event) => {
            void take(event.currentTarget.files)
            event.currentTarget.value = ''
          }}
        />
      </div>
      {problem && (
        <Notice tone="danger" live className="mt-3">
          {problem}
        </Notice>
      )}
    </div>
  )
}
