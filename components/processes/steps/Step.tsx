'use client'
import { memo, useState, type DragEvent } from 'react'
import { cx } from '@/components/ui/cx'
import { initials, NBSP } from '@/lib/core/format'
import type { TableRow } from '@/lib/processes/steps/changes'
import { columnOf, type ColumnKey } from '@/lib/processes/steps/columns'
import type { GridColumn } from '@/lib/processes/steps/grid'
import { fieldLabels } from '@/lib/processes/steps/labels'
import { nextLines } from '@/lib/processes/steps/next-text'
import type { Clash } from '@/lib/processes/steps/rows'
import { chosenFirst, suggestionsFor } from '@/lib/processes/steps/suggestions'
import type { RowFigures } from '@/lib/processes/steps/reckon'
import { CellInput, type Draft } from './CellInput'
import { cellId, noteId } from './cell-dom'
import { useGrid } from './grid-context'
import { useProof } from './proof-context'
import { Reading } from './Reading'
import { StepDetail } from './StepDetail'
import { ClashNote, DoubtNote, NamelessNote, WorkerNote, type DoubtLine } from './StepNotes'
import { SubNote } from './SubNote'
import type { Active } from './use-grid'
import { takesSum } from '@/lib/processes/steps/sub'
import { isNameless } from '@/lib/processes/steps/words'

export type StepProps = {
  row: TableRow
  number: number
  last: number
  active: Active | null
  selected: boolean
  open: boolean
  pasted: boolean
  /** Who else is at it. */
  editor: string | null
  doubts: readonly DoubtLine[] | undefined
  clashes: readonly Clash[] | undefined
  remark: string | null
  figures: RowFigures | undefined
  cost: string | undefined
  /** Number of the step beside which it runs, for the column of the lead time. */
  beside: number | null
  /** «вместе с 6», of a step that begins a branch. */
  together: string | undefined
}

/** What the text cells of phone cards are called above their value. */
const short: Partial<Record<ColumnKey, string>> = { wait: 'Ожидание', work: 'Работа' }

/** A step: its row, what stands under it, and all its fields when it is opened. */
export const Step = memo(function Step(props: StepProps) {
  const { row, number, active, doubts, clashes, remark, open } = props
  const grid = useGrid()
  const [dropAt, setDropAt] = useState<'before' | 'after' | null>(null)
  const editing = active?.typing && active.column !== 'number' ? active.column : null
  const oneWorker = grid.view.oneWorker && row.data.roles.length !== 1 && !takesSum(row.data)
  const nameless = isNameless(row.data)
  const half = (event: DragEvent<HTMLElement>): 'before' | 'after' => {
    const { top, height } = event.currentTarget.getBoundingClientRect()
    return event.clientY < top + height / 2 ? 'before' : 'after'
  }
  return (
    <div
      role="rowgroup"
      className={cx(
        'step',
        props.pasted && 'step-pasted',
        editing && 'step-editing',
        props.selected && 'step-selected',
      )}
      data-step={row.id}
      data-drop={dropAt ?? undefined}
      onDragOver={(event) => {
        if (!grid.editable || !event.dataTransfer.types.includes(STEP)) return
        event.preventDefault()
        setDropAt(half(event))
      }}
      onDragLeave={() => setDropAt(null)}
      onDrop={(event) => {
        setDropAt(null)
        const id = event.dataTransfer.getData(STEP)
        if (id === '') return
        event.preventDefault()
        grid.drop(id, row.id, half(event) === 'after')
      }}
    >
      <Cells key={editing ?? 'still'} {...props} editing={editing} />
      {remark !== null && (
        <Under>
          <p className="step-note text-warn" role="status">
            {remark}
          </p>
        </Under>
      )}
      {doubts?.map((doubt) => (
        <Under key={doubt.key}>
          <DoubtNote {...doubt} />
        </Under>
      ))}
      {clashes?.map((clash) => (
        <Under key={clash.path}>
          <ClashNote row={row} clash={clash} />
        </Under>
      ))}
      {nameless && editing === null && (
        <Under>
          <NamelessNote />
        </Under>
      )}
      {row.data.subId !== null && (
        <Under>
          <SubNote row={row} tenant={grid.tenant} />
        </Under>
      )}
      {oneWorker && (
        <Under>
          <WorkerNote row={row} />
        </Under>
      )}
      {open && (
        <Under>
          <StepDetail row={row} number={number} last={props.last} />
        </Under>
      )}
    </div>
  )
})

const STEP = 'application/x-gemba-step'

/** A row of one cell over the whole width. */
function Under({ children }: { children: React.ReactNode }) {
  return (
    <div role="row" className="step-under">
      <div role="gridcell" aria-colspan={11}>
        {children}
      </div>
    </div>
  )
}

// Long: the cells of a row as they are read, from left to right.
function Cells(props: StepProps & { editing: ColumnKey | null }) {
  const { row, number, last, active, editing, doubts, figures, cost, beside, together, editor, open } = props
  const grid = useGrid()
  const { context, editable, priced } = grid
  const proof = useProof(row)
  const draftOf = (column: ColumnKey, text: string, changed: boolean): Draft => {
    const found = suggestionsFor(column, changed ? text : '', { roles: grid.roles, number, last })
    return {
      text,
      found: changed || column === 'value' ? found : [],
      chosen: chosenFirst(column, text, found),
      changed,
    }
  }
  const [draft, setDraft] = useState<Draft | null>(() =>
    editing === null
      ? null
      : draftOf(editing, active?.typed ?? columnOf(editing).write(row.data, context), active?.typed !== undefined),
  )
  const cell = (column: GridColumn, className: string) => {
    const isActive = active?.column === column
    return {
      role: column === 'name' ? 'rowheader' : 'gridcell',
      id: cellId(row.id, column),
      'data-column': column,
      tabIndex: isActive || (active === null && number === 1 && column === 'name') ? 0 : -1,
      className: cx('cell', className, doubts?.some(({ key }) => key === column) && 'cell-doubt'),
    }
  }
  const typed = (column: ColumnKey, className: string, shown: React.ReactNode) => (
    <div
      {...cell(column, className)}
      data-label={short[column] ?? fieldLabels[column]}
      aria-readonly={!editable || undefined}
    >
      {editing === column && draft ? (
        <CellInput
          stepId={row.id}
          number={number}
          column={column}
          draft={draft}
          begun={active?.typed !== undefined}
          onText={(text) => setDraft(draftOf(column, text, true))}
          onChoose={(chosen) => setDraft({ ...draft, chosen })}
        />
      ) : (
        shown
      )}
    </div>
  )
  const written = (column: ColumnKey) => columnOf(column).write(row.data, context)
  const lines = nextLines(row.data.next, context.numbers)
  return (
    <>
      <div role="row" className="step-row" aria-rowindex={number + 1}>
        <div role="gridcell" className="cell cell-sign">
          {doubts && (
            <span className="step-mark" title="Сомнение">
              <span className="sr-only">Сомнение</span>!
            </span>
          )}
          {editor !== null && (
            <span className="step-editor" title={`${editor} правит этот шаг`}>
              <span className="sr-only">{editor} правит этот шаг</span>
              <span aria-hidden="true">{initials(editor)}</span>
            </span>
          )}
          {editable && (
            <span
              className="step-handle"
              aria-hidden="true"
              draggable
              title="Перетащить"
              onDragStart={(event) => {
                event.dataTransfer.setData(STEP, row.id)
                event.dataTransfer.effectAllowed = 'move'
              }}
            >
              ⋮⋮
            </span>
          )}
        </div>
        <div {...cell('number', 'cell-number')}>
          <button
            type="button"
            tabIndex={-1}
            aria-expanded={open}
            aria-label={`Шаг ${number}: все поля`}
            onClick={() => grid.toggle(row.id)}
          >
            {number}
          </button>
        </div>
        {typed(
          'name',
          'cell-name',
          <>
            {row.data.name || <span className="text-muted">Без названия</span>}
            {proof && <span className="block text-xs text-muted">{proof}</span>}
          </>,
        )}
        {typed('roles', 'cell-roles', written('roles'))}
        {typed('value', 'cell-value', written('value'))}
        {typed('wait', 'cell-wait cell-right', written('wait'))}
        {typed('work', 'cell-work cell-right', written('work'))}
        {typed(
          'next',
          'cell-next',
          <span className="step-ways">
            {together && `${together} `}
            {lines.map((line) => (
              <span key={line}>{line.replace(/([→↩и]) (?=\d|конец)/g, `$1${NBSP}`)}</span>
            ))}
          </span>,
        )}
        {typed('wastes', 'cell-wastes', written('wastes'))}
        <div role="gridcell" className="cell cell-figure cell-visits" data-label="Проходов">
          {figures?.visits}
        </div>
        {priced && (
          <div role="gridcell" className="cell cell-figure cell-cost" data-label="Цена, ₽">
            {cost}
            {row.data.outside && <span className="block text-xs text-muted">несут другие</span>}
          </div>
        )}
        <div role="gridcell" className="cell cell-figure cell-lead" data-label="ВПП, р. д.">
          {beside === null ? (
            typeof figures?.lead === 'string' && figures.lead
          ) : (
            <span className="text-muted">в шаге {beside}</span>
          )}
        </div>
        <div aria-hidden="true" className="step-place">
          {figures && (
            <i style={{ left: `${figures.start * 100}%`, width: `${Math.max(0.8, figures.width * 100)}%` }} />
          )}
        </div>
      </div>
      {editing !== null && draft && (
        <div role="row" className="step-under step-under-typing">
          <div role="gridcell" aria-colspan={11} id={noteId(row.id)}>
            <Reading
              stepId={row.id}
              column={editing}
              draft={draft}
              data={row.data}
              onTake={(text, goesOn) => {
                if (goesOn) return setDraft(draftOf(editing, text, true))
                grid.commit(row.id, editing, text)
                grid.move('right', { tab: true, typing: true })
              }}
            />
          </div>
        </div>
      )}
    </>
  )
}
