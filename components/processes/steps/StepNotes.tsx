'use client'
import { Button } from '@/components/ui/Button'
import { formatTime } from '@/lib/core/dates'
import { cellValue, type CellField } from '@/lib/processes/steps/cells'
import type { TableRow } from '@/lib/processes/steps/changes'
import { columns } from '@/lib/processes/steps/columns'
import { rowData } from '@/lib/processes/steps/cells'
import { fieldLabels } from '@/lib/processes/steps/labels'
import type { Clash } from '@/lib/processes/steps/rows'
import type { Repair } from '@/lib/processes/steps/repairs'
import { useGrid } from './grid-context'

export type DoubtLine = { key: string; text: string; repairs: readonly Repair[] }

/** A doubt of the step with what can be done about it. */
export function DoubtNote({ text, repairs }: DoubtLine) {
  const grid = useGrid()
  return (
    <div className="step-note step-doubt">
      <p className="text-warn">
        <b>{text}</b>
      </p>
      {grid.editable && repairs.length > 0 && (
        <span className="step-acts">
          {repairs.map(({ label, changes }) => (
            <Button key={label} size="s" variant="quiet" onClick={() => grid.apply(label, changes)}>
              {label}
            </Button>
          ))}
        </span>
      )}
    </div>
  )
}

/** A cell as its column writes it. */
function useSaid(row: TableRow): (field: string, text: string) => string {
  const { context } = useGrid()
  return (field, text) => {
    const column = columns.find(({ key }) => key === field)
    if (column === undefined || field === 'name') return text
    const value = cellValue(field as Exclude<CellField, 'position'>, text)
    return column.write({ ...rowData({}), ...row.data, [field]: value }, context)
  }
}

/** Two people changed one cell: both texts and the choice. Nothing is lost until one is chosen. */
export function ClashNote({ row, clash }: { row: TableRow; clash: Clash }) {
  const grid = useGrid()
  const said = useSaid(row)
  const { theirs, mine, path, field } = clash
  const who = `${theirs.by ?? 'Другой человек'}${theirs.at ? `, ${formatTime(grid.view.timeZone, new Date(theirs.at))}` : ''}`
  const say = (text: string) => (text === '' ? 'пусто' : `«${said(field, text)}»`)
  return (
    <div role="alert" className="step-note step-clash">
      <p>
        <b>{fieldLabels[field as CellField]}: изменили одновременно с вами.</b> Сохранено ({who}): {say(theirs.text)}.
        Ваше: {say(mine)}.
      </p>
      <span className="step-acts">
        <Button size="s" onClick={() => grid.settle(path, mine)}>
          Оставить моё
        </Button>
        <Button size="s" variant="quiet" onClick={() => grid.settle(path, theirs.text)}>
          Взять сохранённое
        </Button>
      </span>
    </div>
  )
}

/** The tenant calls a step the work of one worker: several or none is allowed, and said. */
export function WorkerNote({ row }: { row: TableRow }) {
  const grid = useGrid()
  const several = row.data.roles.length > 1
  return (
    <div className="step-note step-worker">
      <p className="text-muted">
        {several
          ? `Шаг выполняют ${row.data.roles.length} роли; по акту шаг – работа одного работника.`
          : 'Роль не указана: шаг считается работой машины.'}
      </p>
      {several && grid.editable && (
        <span className="step-acts">
          <Button size="s" variant="quiet" onClick={() => grid.split(row.id)}>
            Разделить на шаги
          </Button>
        </span>
      )}
    </div>
  )
}

/** A step that says nothing of what is done: it is kept, and marked until it is named. */
export const NamelessNote = () => (
  <div className="step-note step-doubt">
    <p className="text-warn">
      <b>Шаг без названия.</b> Напишите, что делают: на карте, в стандарте и в замерах он будет пустым.
    </p>
  </div>
)
