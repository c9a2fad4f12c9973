/** What a deed in the table of steps changes: cells by path, taken back by the values before. Pure. */
import { cellText, pathOf, type CellField } from './cells'
import type { StepData, TypedData } from './data'
import type { Placed } from './order'

/** A row as it stands on the screen. */
export type TableRow = Placed & { data: TypedData }
export type Change = { path: string; text: string }

export const changesOf = (stepId: string, values: Partial<TypedData>): Change[] =>
  (Object.keys(values) as (keyof StepData)[]).map((field) => ({
    path: pathOf(stepId, field),
    text: cellText(field, values[field] as TypedData[typeof field]),
  }))

export const placeChange = (stepId: string, position: number | null): Change => ({
  path: pathOf(stepId, 'position' satisfies CellField),
  text: position === null ? '' : String(position),
})
