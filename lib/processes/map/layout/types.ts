/**
 * What is laid out, free of BPMN and of direction: `u` runs along the flow, `v` across it. Cells stand in a grid of
 * columns (layers of the flow) and rows; lines run only between columns and between rows, so none goes through a cell.
 */
export type Size = { u: number; v: number }

/** An event on the far side of a cell. */
type Border = { key: string; label: Size | null }

export type Cell = {
  key: string
  band: number
  shape: Size
  /** Its outline, where that is no rectangle: lines meet it at its middle, or on its slope. */
  outline: 'circle' | 'diamond' | null
  /** Words outside the shape: below it where the flow runs to the right, beside it where it runs down. */
  label: Size | null
  borders: Border[]
}

/** A lane or a pool without lanes; `pool` numbers the pool. A closed one holds nothing and is one bar. */
export type Band = { pool: number; closed: boolean; least: number }

/** A cell by its number, or one of its border events, or a whole pool. */
export type End = { cell: number; border?: number } | { pool: number }

/** `flow` leaves at the front and enters at the back of cells; `side` joins their sides (messages, associations). */
export type Wire = { key: string; kind: 'flow' | 'side'; from: End; to: End; label: Size | null }

export type Scene = { cells: Cell[]; bands: Band[]; wires: Wire[] }

/** Where each cell stands. */
export type Grid = {
  column: number[]
  row: number[]
  columns: number
  /** What each row belongs to; −1 – the space between pools. */
  bandOfRow: number[]
}

export const isPool = (end: End): end is { pool: number } => 'pool' in end
