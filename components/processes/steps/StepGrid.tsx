'use client'
import { useLayoutEffect, useMemo, useRef } from 'react'
import type { TableRow } from '@/lib/processes/steps/changes'
import type { Doubt } from '@/lib/processes/steps/doubts'
import type { GridColumn } from '@/lib/processes/steps/grid'
import { fieldLabels } from '@/lib/processes/steps/labels'
import { repairsOf } from '@/lib/processes/steps/repairs'
import type { Clash } from '@/lib/processes/steps/rows'
import { togetherOf } from '@/lib/processes/steps/together'
import type { StepEditor } from '@/lib/processes/steps/view'
import { cellElement } from './cell-dom'
import { useGrid } from './grid-context'
import { Step } from './Step'
import type { DoubtLine } from './StepNotes'
import type { Figures } from './use-figures'
import { gridEvents } from './use-grid-events'
import type { GridState } from './use-grid'

type Props = {
  rows: readonly TableRow[]
  state: GridState
  extend: (stepId: string) => void
  figures: Figures
  clashes: ReadonlyMap<string, readonly Clash[]>
  editors: readonly StepEditor[]
}

/** From so many steps on, rows out of sight are drawn when they come into it. */
const LONG = 60

/** The table of steps: what is typed is left, what is reckoned is right. */
export function StepGrid({ rows, state, extend, figures, clashes, editors }: Props) {
  const grid = useGrid()
  const { active, selected, openId, remark, pasted } = state
  const { numbers } = grid.context
  const box = useRef<HTMLDivElement>(null)
  const doubts = useDoubtLines(figures, rows)
  const together = useMemo(() => togetherOf(rows, numbers), [rows, numbers])
  useFocus(active, rows)
  const chosen = new Set(selected)
  const fresh = new Set(pasted?.stepIds)
  const shown = figures.sound?.figures
  const editorOf = (id: string) => editors.find(({ stepId }) => stepId === id)?.name ?? null
  return (
    <div
      ref={box}
      role={grid.editable ? 'grid' : 'table'}
      aria-label="Шаги процесса"
      aria-rowcount={rows.length + 1}
      aria-multiselectable={grid.editable || undefined}
      className="step-grid"
      data-priced={grid.priced || undefined}
      data-long={rows.length > LONG || undefined}
      {...gridEvents({ grid, state, rows, extend })}
      onPointerDown={(event) => {
        if (!(event.target instanceof HTMLElement) || event.target.closest('input, button, .step-under, [draggable]'))
          return
        const cell = event.target.closest<HTMLElement>('[data-column]')
        const stepId = event.target.closest<HTMLElement>('[data-step]')?.dataset.step
        const column = cell?.dataset.column as GridColumn | undefined
        if (stepId === undefined || column === undefined) return
        event.preventDefault()
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        if (event.shiftKey && active) extend(stepId)
        else if (column === 'number' || !grid.editable) grid.focus(stepId, column)
        else grid.edit(stepId, column)
      }}
    >
      <Head />
      {rows.map((row, i) => {
        const lead = shown?.rows[row.id]?.lead
        return (
          <Step
            key={row.id}
            row={row}
            number={i + 1}
            last={rows.length}
            active={active?.stepId === row.id ? active : null}
            selected={chosen.has(row.id)}
            open={openId === row.id}
            pasted={fresh.has(row.id)}
            editor={editorOf(row.id)}
            doubts={doubts.get(row.id)}
            clashes={clashes.get(row.id)}
            remark={remark?.stepId === row.id ? remark.text : null}
            figures={shown?.rows[row.id]}
            cost={shown?.money?.rows[row.id]}
            beside={lead && typeof lead === 'object' ? lead.beside + 1 : null}
            together={together.get(row.id)}
          />
        )
      })}
      <Foot figures={figures} />
    </div>
  )
}

/** Doubts of each step with what can be done; a row keeps its own while they stay the same. */
function useDoubtLines({ doubts, sound }: Figures, rows: readonly TableRow[]): Map<string, DoubtLine[]> {
  const { numbers, dayMinutes } = useGrid().context
  return useMemo(() => {
    const before = new Map(sound?.rows.map(({ id, data }) => [id, data]))
    const found = new Map<string, DoubtLine[]>()
    doubts.forEach((doubt: Doubt, i) => {
      if (doubt.stepId === null) return
      const line = {
        key: doubt.field ?? `${doubt.code}-${i}`,
        text: doubt.text,
        repairs: repairsOf(doubt, { rows, before, numbers, dayMinutes }),
      }
      const lines = found.get(doubt.stepId) ?? []
      const key = lines.some((one) => one.key === line.key) ? `${line.key}-${i}` : line.key
      found.set(doubt.stepId, [...lines, { ...line, key }])
    })
    return found
  }, [doubts, sound, rows, numbers, dayMinutes])
}

/** The cell where one stands has the focus, also when its row has moved. */
function useFocus(active: GridState['active'], rows: readonly TableRow[]): void {
  const last = useRef(active)
  useLayoutEffect(() => {
    if (active === null || active.typing) {
      last.current = active
      return
    }
    const moved = last.current !== active
    last.current = active
    if (!moved && document.activeElement !== document.body) return
    cellElement(active.stepId, active.column)?.focus()
  }, [active, rows])
}

const heads: { column: keyof typeof fieldLabels; className: string }[] = [
  { column: 'name', className: 'cell-name' },
  { column: 'roles', className: 'cell-roles' },
  { column: 'value', className: 'cell-value' },
  { column: 'wait', className: 'cell-wait cell-right' },
  { column: 'work', className: 'cell-work cell-right' },
  { column: 'next', className: 'cell-next' },
  { column: 'wastes', className: 'cell-wastes' },
]

function Head() {
  const { priced } = useGrid()
  return (
    <div role="rowgroup" className="step-head">
      <div role="row" className="step-row" aria-rowindex={1}>
        <div role="columnheader" className="cell cell-sign">
          <span className="sr-only">Отметки</span>
        </div>
        <div role="columnheader" className="cell cell-number">
          №
        </div>
        {heads.map(({ column, className }) => (
          <div key={column} role="columnheader" className={`cell ${className}`}>
            {fieldLabels[column]}
          </div>
        ))}
        <div role="columnheader" className="cell cell-figure cell-visits">
          Проходов
        </div>
        {priced && (
          <div role="columnheader" className="cell cell-figure cell-cost">
            Цена, ₽
          </div>
        )}
        <div role="columnheader" className="cell cell-figure cell-lead">
          ВПП, р. д.
        </div>
      </div>
    </div>
  )
}

function Foot({ figures: { sound } }: { figures: Figures }) {
  const grid = useGrid()
  const figures = sound?.figures
  return (
    <div role="rowgroup" className="step-foot">
      <div role="row" className="step-row step-total">
        <div role="gridcell" className="cell cell-sign" />
        <div role="gridcell" className="cell cell-number" />
        <div role="rowheader" className="cell cell-name">
          Итого за прогон
        </div>
        <div role="gridcell" className="cell cell-roles" />
        <div role="gridcell" className="cell cell-value" />
        <div role="gridcell" className="cell cell-wait" />
        <div role="gridcell" className="cell cell-work cell-right" data-label="Работа">
          {figures?.work ?? '–'}
        </div>
        <div role="gridcell" className="cell cell-next" />
        <div role="gridcell" className="cell cell-wastes" />
        <div role="gridcell" className="cell cell-visits" />
        {grid.priced && (
          <div role="gridcell" className="cell cell-cost cell-right" data-label="Стоимость, ₽">
            {figures?.money?.run ?? '–'}
          </div>
        )}
        <div role="gridcell" className="cell cell-lead cell-right" data-label="ВПП, р. д.">
          {figures?.lead?.value ?? '–'}
        </div>
      </div>
    </div>
  )
}
