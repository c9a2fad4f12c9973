'use client'
import { createContext, useContext } from 'react'
import type { Change } from '@/lib/processes/steps/changes'
import type { ColumnKey, TableContext } from '@/lib/processes/steps/columns'
import type { GridColumn, Way } from '@/lib/processes/steps/grid'
import type { StepData, TypedData } from '@/lib/processes/steps/data'
import type { StepsView, SubView } from '@/lib/processes/steps/view'

/** What the rows of the table do; the same object all the time, so that a row is drawn anew only when it changed. */
export type Grid = {
  view: StepsView
  editable: boolean
  /** Prices are seen. */
  priced: boolean
  context: TableContext
  roles: readonly { id: string; name: string }[]
  /** What stands under the steps that are processes. */
  subs: readonly SubView[]
  tenant: string
  focus: (stepId: string, column: GridColumn) => void
  edit: (stepId: string, column: ColumnKey, typed?: string) => void
  /** What is being typed is kept in the browser; null – it was given up. */
  draft: (stepId: string, column: ColumnKey, text: string | null) => void
  commit: (stepId: string, column: ColumnKey, text: string) => void
  /** To another cell; `tab` goes on typing there, over the end of the row. */
  move: (way: Way, how?: { tab?: boolean; typing?: boolean }) => void
  leave: () => void
  toggle: (stepId: string) => void
  addBelow: (stepId: string | null) => void
  shift: (stepId: string, by: -1 | 1) => void
  drop: (stepId: string, onto: string, after: boolean) => void
  remove: (stepIds: readonly string[]) => void
  split: (stepId: string) => void
  paste: (stepId: string, column: ColumnKey, text: string) => boolean
  undo: () => void
  redo: () => void
  apply: (label: string, changes: readonly Change[]) => void
  set: <F extends keyof StepData>(stepId: string, field: F, value: TypedData[F]) => void
  settle: (path: string, text: string) => void
}

export const GridContext = createContext<Grid | null>(null)

export function useGrid(): Grid {
  const grid = useContext(GridContext)
  if (grid === null) throw new Error('outside of a table of steps')
  return grid
}
