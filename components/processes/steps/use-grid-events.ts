'use client'
import type { ClipboardEvent, KeyboardEvent } from 'react'
import type { ColumnKey } from '@/lib/processes/steps/columns'
import type { Way } from '@/lib/processes/steps/grid'
import { copyRows } from '@/lib/processes/steps/paste'
import type { Grid } from './grid-context'
import type { GridState } from './use-grid'
import type { TableRow } from '@/lib/processes/steps/changes'

const ways: Record<string, Way> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
}

type Given = { grid: Grid; state: GridState; rows: readonly TableRow[]; extend: (stepId: string) => void }

/** Keys and the clipboard while one stands in the table and types in no cell. */
export function gridEvents({ grid, state, rows, extend }: Given) {
  const { active, selected } = state
  const chosen = (): string[] => (selected.length > 0 ? [...selected] : active ? [active.stepId] : [])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (active === null || active.typing) return
    if (!(event.target instanceof HTMLElement) || event.target.closest('.step-detail, .step-note, input')) return
    if (!handle(event, active)) return
    event.preventDefault()
  }
  const handle = (event: KeyboardEvent<HTMLElement>, { stepId, column }: NonNullable<GridState['active']>): boolean => {
    const { key, code, shiftKey, altKey } = event
    const control = event.ctrlKey || event.metaKey
    const way = ways[key]
    if (altKey && (key === 'ArrowUp' || key === 'ArrowDown')) return did(grid.shift(stepId, key === 'ArrowUp' ? -1 : 1))
    if (shiftKey && (key === 'ArrowUp' || key === 'ArrowDown')) return did(select(key === 'ArrowUp' ? -1 : 1))
    if (control && (key === 'Home' || key === 'End')) return did(grid.move(key === 'Home' ? 'top' : 'bottom'))
    if (way && !control && !altKey) return did(grid.move(way))
    // By the place of the key: a Russian keyboard has «я» there.
    if (control && code === 'KeyZ') return did(shiftKey ? grid.redo() : grid.undo())
    if (control && code === 'KeyY') return did(grid.redo())
    if (key === 'Enter' && control) return did(grid.addBelow(stepId))
    if (key === 'Enter' || key === 'F2')
      return did(column === 'number' ? grid.toggle(stepId) : grid.edit(stepId, column))
    if (key === ' ' && column === 'number') return did(grid.toggle(stepId))
    if (key === 'Escape' && selected.length > 0) return did(grid.focus(stepId, column))
    if (key === 'Delete' || key === 'Backspace') return clear(stepId, column)
    if (key.length === 1 && !control && !altKey && column !== 'number') return did(grid.edit(stepId, column, key))
    return false
  }
  const did = (_: void): true => true
  const select = (by: -1 | 1) => {
    const ids = rows.map(({ id }) => id)
    const anchor = active?.stepId ?? ''
    const end =
      selected.length === 0 ? anchor : selected[0] === anchor ? (selected.at(-1) ?? anchor) : (selected[0] ?? anchor)
    const next = ids[ids.indexOf(end) + by]
    if (next !== undefined) extend(next)
  }
  /** Whole rows where they are chosen, else what stands in the cell. */
  const clear = (stepId: string, column: 'number' | ColumnKey): boolean => {
    if (selected.length > 0 || column === 'number') grid.remove(chosen())
    else grid.commit(stepId, column, '')
    return true
  }
  const onCopy = (event: ClipboardEvent<HTMLElement>) => {
    if (active === null || active.typing || window.getSelection()?.isCollapsed === false) return
    const ids = new Set(chosen())
    event.clipboardData.setData(
      'text/plain',
      copyRows(
        rows.filter(({ id }) => ids.has(id)),
        grid.context,
      ),
    )
    event.preventDefault()
  }
  const onPaste = (event: ClipboardEvent<HTMLElement>) => {
    if (active === null || active.typing || (event.target as HTMLElement).closest('.step-detail')) return
    const text = event.clipboardData.getData('text/plain')
    const column = active.column === 'number' ? 'name' : active.column
    if (!grid.paste(active.stepId, column, text)) grid.commit(active.stepId, column, text.trim())
    event.preventDefault()
  }
  return { onKeyDown, onCopy, onPaste }
}
