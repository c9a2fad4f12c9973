'use client'
import { Button } from '@/components/ui/Button'
import { SelectField } from '@/components/ui/SelectField'
import { count } from '@/lib/core/format'
import type { FilePreview } from '@/lib/processes/file/port'
import { DifferenceList } from './DifferenceList'
import { MapDrawing } from './MapDrawing'
import { PreviewNotes } from './PreviewNotes'

type Props = {
  name: string
  preview: FilePreview
  busy: boolean
  onProcess: (key: string) => void
  onConfirm: () => void
}

/** What a file does to the table, before anything is done. */
export function FilledPreview({ name, preview, busy, onProcess, onConfirm }: Props) {
  const { processes, process, headline, changes, stops, drawn, svg, difference } = preview
  return (
    <section aria-label="Что изменится" className="grid gap-5 border-t-2 border-ink pt-4">
      <div aria-live="polite">
        <h2>{headline}</h2>
        <p className="text-muted">
          {name} · на рисунке {count(drawn.shapes, 'фигура', 'фигуры', 'фигур')} и{' '}
          {count(drawn.edges, 'линия', 'линии', 'линий')}
        </p>
      </div>
      {processes.length > 1 && (
        <SelectField
          name="process"
          label="Какой процесс файла заполнит таблицу"
          value={process}
          onChange={({ currentTarget: { value } }) => onProcess(value)}
          options={processes.map((one) => ({
            value: one.key,
            label: `${one.name} – ${count(one.steps, 'шаг', 'шага', 'шагов')}`,
          }))}
        />
      )}
      <PreviewNotes preview={preview} />
      <DifferenceList difference={difference} />
      {stops.length === 0 && (
        <div className="flex flex-wrap items-center gap-4">
          <Button onClick={onConfirm} aria-disabled={busy || undefined} disabled={busy}>
            {busy ? 'Сохраняется…' : changes ? 'Заполнить таблицу' : 'Сохранить файл к таблице'}
          </Button>
          <span className="text-sm text-muted">
            Времена, потери и материалы шагов, о которых файл молчит, остаются.
          </span>
        </div>
      )}
      {svg === null ? (
        <p className="text-muted">Карта большая и здесь не рисуется; в таблицу она поместится целиком.</p>
      ) : (
        <MapDrawing svg={svg} label={`Карта из файла ${name}`} />
      )}
    </section>
  )
}
