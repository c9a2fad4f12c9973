/** Rows of a spreadsheet laid over the table of steps, and rows of the table for a spreadsheet. Pure. */
import type { Change, TableRow } from './changes'
import { changesOf } from './changes'
import { columnNamed, columnOf, columns, type ColumnKey, type TableContext } from './columns'
import type { TypedData } from './data'
import { insertSteps } from './moves'
import { numbersOf } from './numbers'
import { rowData } from './cells'
import { MOST_STEPS } from './limits'

type PastedCell = { stepId: string; column: ColumnKey; text: string; doubt?: string; understood?: string }
export type Paste = {
  changes: Change[]
  stepIds: string[]
  /** Cells that were read, in order. */
  cells: PastedCell[]
  /** New steps of which the block does not say the kind, or the waiting: they stand with the usual one. */
  assumed: { value: number; wait: number }
}

type Input = {
  rows: readonly TableRow[]
  /** Where the block begins. */
  row: number
  column: ColumnKey
  table: readonly (readonly string[])[]
  context: TableContext
  newId: () => string
}

/**
 * A block of cells begins at a row and a column and goes on beyond the last row as new steps. A first row of our titles
 * says which columns they are. Empty cells change nothing; a new step whose waiting was left empty is asked for it.
 */
export function pasteCells({ rows, row, column, table, context, newId }: Input): Paste {
  const { keys, lines } = headed(table, column)
  const width = Math.max(0, ...table.map(({ length }) => length))
  const kept = lines.slice(0, MOST_STEPS - row)
  const fresh = kept.slice(Math.max(0, rows.length - row)).map(() => ({ id: newId(), data: {} }))
  const added = insertSteps(rows, rows.length - 1, fresh)
  const stepIds = [...rows.slice(row, row + kept.length).map(({ id }) => id), ...fresh.map(({ id }) => id)]
  const byId = new Map<string, TypedData>(rows.map(({ id, data }) => [id, data]))
  for (const { id } of fresh) byId.set(id, rowData({}))
  // Ways on are named by numbers, which count the new rows too.
  const order = [...rows.map(({ id }) => id), ...fresh.map(({ id }) => id)]
  const numbers = numbersOf(order.map((id) => ({ id, data: byId.get(id) ?? rowData({}) })))
  const cells: PastedCell[] = []
  const isFresh = new Set(fresh.map(({ id }) => id))
  const assumed = { value: 0, wait: 0 }
  const changes = kept.flatMap((texts, i) => {
    const stepId = stepIds[i] ?? ''
    if (isFresh.has(stepId)) {
      const said = (key: ColumnKey) => (texts[keys.indexOf(key)] ?? '').trim() !== ''
      if (!said('value')) assumed.value += 1
      if (!keys.slice(0, width).includes('wait')) assumed.wait += 1
    }
    return keys.flatMap((key, at): Change[] => {
      const text = (texts[at] ?? '').trim()
      if (key === undefined) return []
      // Empty is not 0 (exact.md P2): the table asks for what its own new rows stand without.
      if (text === '') return key === 'wait' && at < width && isFresh.has(stepId) ? changesOf(stepId, UNTOLD) : []
      const { values, doubt, understood } = columnOf(key).read(unguarded(text), byId.get(stepId) ?? rowData({}), {
        ...context,
        numbers,
      })
      cells.push({ stepId, column: key, text, ...(doubt && { doubt }), ...(understood && { understood }) })
      return changesOf(stepId, values)
    })
  })
  return { changes: [...added, ...changes], stepIds, cells, assumed }
}

const UNTOLD = { wait: { text: '' } }

/** Which column each cell of a line belongs to: by a first row of titles, or from the given one on. */
function headed(table: readonly (readonly string[])[], from: ColumnKey) {
  const [first = []] = table
  const named = first.map(columnNamed)
  if (named.filter((key) => key !== undefined).length >= Math.min(2, first.length) && first.length > 1)
    return { keys: named, lines: table.slice(1) }
  const start = columns.findIndex(({ key }) => key === from)
  return { keys: columns.slice(start).map(({ key }): ColumnKey | undefined => key), lines: table }
}

/** A text that a spreadsheet would reckon with is guarded on its way out, and freed on its way in. */
const guarded = (text: string): string => (/^[=+@]/.test(text) ? `'${text}` : text)
const unguarded = (text: string): string => text.replace(/^'(?=[=+@])/, '')

const quoted = (text: string): string => (/["\t\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text)

/** What people typed, column by column, as a spreadsheet takes it. */
export const copyRows = (rows: readonly TableRow[], context: TableContext): string =>
  rows.map(({ data }) => columns.map(({ write }) => quoted(guarded(write(data, context)))).join('\t')).join('\n')
