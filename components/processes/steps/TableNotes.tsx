'use client'
import { Button } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { formatDateTime, formatTime } from '@/lib/core/dates'
import { count, oneOrMany } from '@/lib/core/format'
import { placeChange, type TableRow } from '@/lib/processes/steps/changes'
import type { TableFigures } from '@/lib/processes/steps/reckon'
import { useGrid } from './grid-context'
import type { Steps } from './use-steps'
import { isNameless } from '@/lib/processes/steps/words'

/** What this browser still holds and the server never got. */
export function Unsaved({ steps, timeZone }: { steps: Steps; timeZone: string }) {
  const lost = Object.values(steps.offered)
  if (lost.length === 0) return null
  return (
    <Notice
      tone="warn"
      live
      className="mb-4"
      title={`Есть несохранённое от ${formatDateTime(timeZone, new Date(Math.max(...lost.map(({ at }) => at))))}`}
      action={
        <span className="flex flex-wrap gap-2">
          <Button size="s" onClick={steps.restore}>
            Восстановить
          </Button>
          <Button size="s" variant="quiet" onClick={steps.discard}>
            Отбросить
          </Button>
        </span>
      }
    >
      {count(lost.length, 'ячейка набрана', 'ячейки набраны', 'ячеек набрано')} в этом браузере, но не дошли до портала.
    </Notice>
  )
}

/** Steps that somebody else took out while the table was open. */
export function TakenOut({ gone, rows }: { gone: Steps['gone']; rows: readonly TableRow[] }) {
  const grid = useGrid()
  return gone.map(({ stepId, name, by, at }) => (
    <div key={stepId} role="status" className="step-note">
      <p>
        {by}: шаг «{name}» убран в {formatTime(grid.view.timeZone, new Date(at))}.
      </p>
      {grid.editable && (
        <Button
          size="s"
          variant="quiet"
          onClick={() => grid.apply('шаг возвращён', [placeChange(stepId, (rows.at(-1)?.position ?? 0) + 1)])}
        >
          Вернуть
        </Button>
      )}
    </div>
  ))
}

/** Stages without a check before handing on, and how often somebody is asked in a run. */
export function StageNotes({ rows, figures }: { rows: readonly TableRow[]; figures: TableFigures | null }) {
  if (rows.length === 0) return null
  const without = rows.flatMap(({ data }, i) => (data.check === null ? [i + 1] : []))
  const asks = figures?.asks
  const nameless = rows.flatMap(({ data }, i) => (isNameless(data) ? [i + 1] : []))
  const asked = rows.some(({ data }) => data.asks !== null)
  return (
    <div className="mt-2 text-sm text-muted">
      {nameless.length > 0 && <p className="text-warn">! Без названия: {listed(nameless)}.</p>}
      <p>
        {without.length === 0
          ? 'Проверка перед передачей есть у каждого шага.'
          : `Без проверки перед передачей: ${without.length === rows.length ? 'все шаги' : listed(without)}.`}
      </p>
      {asks && asked && (
        <p>
          За прогон: согласований – {asks.approval}, запросов сведений – {asks.information}.
        </p>
      )}
    </div>
  )
}

const SHOWN = 12
const listed = (numbers: readonly number[]): string =>
  `${oneOrMany(numbers.length, 'шаг', 'шаги')} ${numbers.slice(0, SHOWN).join(', ')}${numbers.length > SHOWN ? ` и ещё ${numbers.length - SHOWN}` : ''}`
