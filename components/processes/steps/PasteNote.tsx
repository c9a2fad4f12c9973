'use client'
import { useState } from 'react'
import { Button } from '@/components/ui/Button'
import { formatTime } from '@/lib/core/dates'
import { agree, count } from '@/lib/core/format'
import { fieldLabels, valueLabels } from '@/lib/processes/steps/labels'
import { useGrid } from './grid-context'
import type { Pasted } from './use-grid'

type Props = { pasted: Pasted; undoable: boolean; onClose: () => void }

/** What came of pasted rows: how much was read, what was understood otherwise, what was not. */
export function PasteNote({ pasted, undoable, onClose }: Props) {
  const grid = useGrid()
  const [listed, setListed] = useState(false)
  const { cells, stepIds, at, rows, assumed } = pasted
  const { numberOf } = grid.context.numbers
  const numbers = stepIds.flatMap((id) => numberOf(id) ?? [])
  const place = numbers.length > 1 ? `шаги ${numbers[0]}–${numbers.at(-1)}` : `шаг ${numbers[0] ?? ''}`
  const doubtful = cells.filter(({ doubt }) => doubt !== undefined)
  const otherwise = cells.filter(({ understood }) => understood !== undefined)
  const read = cells.length - doubtful.length
  const told = otherwise.slice(0, 2).map(({ text, understood }) => `«${text}» понято как «${understood}»`)
  return (
    <section aria-label="Вставка" className="step-paste">
      <div className="step-paste-line">
        <p role="status">
          {agree(rows, 'Вставлена', 'Вставлено')} {count(rows, 'строка', 'строки', 'строк')} из таблицы в{' '}
          {formatTime(grid.view.timeZone, new Date(at))}: {place}, прочитано {count(read, 'ячейка', 'ячейки', 'ячеек')}.
          {told.length > 0 && ` ${told.join('; ')}${otherwise.length > 2 ? ' и другие' : ''}.`}
          {assumed.value > 0 &&
            ` Вид не указан у ${count(assumed.value, 'шага', 'шагов', 'шагов')}: взято «${valueLabels.needed}».`}
          {assumed.wait > 0 && ` Ожидания в таблице нет: у ${count(assumed.wait, 'шага', 'шагов', 'шагов')} взято 0.`}
          {doubtful.length > 0 && (
            <span className="text-warn"> Не прочитано: {doubtful.length} – набранное цело, сказано у строк.</span>
          )}
        </p>
        <span className="step-acts">
          {otherwise.length + doubtful.length > 0 && (
            <Button size="s" variant="quiet" aria-expanded={listed} onClick={() => setListed(!listed)}>
              {listed ? 'Скрыть ячейки' : 'Показать ячейки'}
            </Button>
          )}
          {undoable && (
            <Button size="s" variant="quiet" onClick={() => (grid.undo(), onClose())}>
              Отменить вставку<span className="step-key"> · Ctrl+Z</span>
            </Button>
          )}
          <Button size="s" variant="text" onClick={onClose}>
            Понятно
          </Button>
        </span>
      </div>
      {listed && (
        <ul className="step-paste-cells">
          {[...doubtful, ...otherwise].map(({ stepId, column, text, doubt, understood }) => (
            <li key={`${stepId}-${column}`}>
              <button type="button" onClick={() => grid.focus(stepId, column)}>
                Шаг {numberOf(stepId)}, {fieldLabels[column].toLowerCase()}
              </button>
              : «{text}» – {doubt ?? `понято как «${understood}»`}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
