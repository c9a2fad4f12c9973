import type { ReadRow, TableSpec } from '@/lib/core/table-import'
import { readBook } from '@/lib/tables/read/book'
import { markPlan, readRows } from '@/lib/tables/reading'
import { recognise } from '@/lib/tables/recognise'

/** Records of a table as the importer reads them. */
export function readTable(bytes: Uint8Array | string, spec: TableSpec): ReadRow[] {
  const book = readBook(typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes)
  if (!book.ok) throw new Error(book.error.message)
  return readRows(recognise(book.value, spec.columns, new Map()), spec)
}

type Plan = Parameters<typeof markPlan>[1]

/** «5 inn: …» for each mark of the reading and of a plan. */
export function marksOf(rows: readonly ReadRow[], plan: Plan = { faults: [] }): string[] {
  markPlan(rows, plan)
  return rows.flatMap(({ at, marks }) => Object.entries(marks).map(([field, { why }]) => `${at} ${field}: ${why}`))
}
