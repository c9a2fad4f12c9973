'use client'
import type { GridColumn } from '@/lib/processes/steps/grid'

export const cellId = (stepId: string, column: GridColumn): string => `cell-${stepId}-${column}`
export const noteId = (stepId: string): string => `note-${stepId}`

export const cellElement = (stepId: string, column: GridColumn): HTMLElement | null =>
  document.getElementById(cellId(stepId, column))

/** A column may be left out at this width. */
export const isColumnShown = (stepId: string, column: GridColumn): boolean =>
  cellElement(stepId, column)?.offsetParent !== null
