/** Where one stands in the table of steps, and where a key leads. Pure. */
import { columns, type ColumnKey } from './columns'

export type GridColumn = 'number' | ColumnKey
const gridColumns: readonly GridColumn[] = ['number', ...columns.map(({ key }) => key)]

export type Spot = { stepId: string; column: GridColumn }
export type Way = 'up' | 'down' | 'left' | 'right' | 'first' | 'last' | 'top' | 'bottom' | 'pageUp' | 'pageDown'

const PAGE = 10

/**
 * The spot that a way leads to; the same one at the edge. `wraps`: right of the last column is the next row (Tab). Not
 * every column is shown at every width.
 */
export function spotAt(
  ids: readonly string[],
  { stepId, column }: Spot,
  way: Way,
  { wraps = false, shown = () => true }: { wraps?: boolean; shown?: (column: GridColumn) => boolean } = {},
): Spot | null {
  const row = ids.indexOf(stepId)
  if (row < 0) return null
  const cells = gridColumns.filter((one) => one === column || shown(one))
  const at = cells.indexOf(column)
  const to = (toRow: number, toCell: number): Spot | null => {
    const id = ids[Math.max(0, Math.min(ids.length - 1, toRow))]
    const cell = cells[Math.max(0, Math.min(cells.length - 1, toCell))]
    return id === undefined || cell === undefined ? null : { stepId: id, column: cell }
  }
  switch (way) {
    case 'up':
      return to(row - 1, at)
    case 'down':
      return to(row + 1, at)
    case 'pageUp':
      return to(row - PAGE, at)
    case 'pageDown':
      return to(row + PAGE, at)
    case 'first':
      return to(row, 0)
    case 'last':
      return to(row, cells.length - 1)
    case 'top':
      return to(0, at)
    case 'bottom':
      return to(ids.length - 1, at)
    case 'left':
      // The number of a step is no cell to type in: Tab passes it over.
      if (wraps && at <= 1) return row === 0 ? null : to(row - 1, cells.length - 1)
      return to(row, at - 1)
    case 'right':
      if (wraps && at === cells.length - 1) return row === ids.length - 1 ? null : to(row + 1, 1)
      return to(row, at + 1)
  }
}

/** The rows from one to another, in their order. */
export function rangeOf(ids: readonly string[], from: string, to: string): string[] {
  const [a, b] = [ids.indexOf(from), ids.indexOf(to)]
  return a < 0 || b < 0 ? [] : ids.slice(Math.min(a, b), Math.max(a, b) + 1)
}
