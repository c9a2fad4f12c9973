/** A draft of a load as a table for who mends the file elsewhere: what was read and what is wrong, by row. Pure. */
import { ROW, type ImportColumn, type ReadRow } from '@/lib/core/table-import'
import { sentence } from '@/lib/core/format'
import { columnLetters } from '@/lib/tables/sheet'
import { stateLabels, valueText, type RowState } from './view'

type ParsedCell = { text: string; level: 'doubt' | 'refuse' | null }
export type ParsedTable = {
  /** Titles of the fields, in the order of `cells`. */
  titles: string[]
  rows: { at: number; sheet: string; state: string; wrong: string; cells: ParsedCell[] }[]
}

type Read = { row: ReadRow; state: RowState }

/** «Наименование (D4): пусто»: the cell is named as the file has it. */
function wrongOf({ at, cells, marks }: ReadRow, columns: ReadonlyMap<string, ImportColumn>): string {
  return Object.entries(marks)
    .map(([field, { why, level }]) => {
      const cell = cells[field]
      const place = field === ROW ? '' : (columns.get(field)?.title ?? field)
      const where = cell && place ? `${place} (${columnLetters(cell.column)}${at})` : place
      const words = level === 'doubt' ? `проверьте: ${why}` : why
      return sentence(where ? `${where}: ${words}` : words)
    })
    .join('\n')
}

/** A cell that was not taken stands as it was typed; one that was, as the portal understood it. */
export function parsedTable(outcomes: readonly Read[], columns: readonly ImportColumn[]): ParsedTable {
  const byField = new Map(columns.map((column) => [column.field, column]))
  const used = columns.filter(({ field }) =>
    outcomes.some(({ row }) => row.cells[field] !== undefined || row.marks[field] || row.values[field]),
  )
  return {
    titles: used.map(({ title }) => title),
    rows: outcomes
      .toSorted((a, b) => a.row.at - b.row.at)
      .map(({ row, state }) => ({
        at: row.at,
        sheet: row.sheet,
        state: stateLabels[state].one,
        wrong: wrongOf(row, byField),
        cells: used.map((column): ParsedCell => {
          const mark = row.marks[column.field]
          return {
            text: mark ? (row.cells[column.field]?.text ?? '') : valueText(row.values[column.field], column),
            level: mark?.level ?? null,
          }
        }),
      })),
  }
}
