/**
 * What a module declares to take a list in from a table (XLSX, ODS, DOCX, CSV), and what the importer makes of its
 * rows. Pure; the reading stands in lib/tables, the work in the module's server half (lib/platform/module.ts).
 */
import type { Operation } from './permissions'

type CellReader =
  | 'name'
  | 'title'
  | 'agency'
  | 'inn'
  | 'person'
  | 'namePart'
  | 'email'
  | 'phone'
  | 'day'
  | 'choice'
  | 'list'
  | 'figure'
  | 'count'
  | 'term'
  | 'code'

/** A value of a choice: its key, its word, other words; `unsure` – such a word may mean another thing, too. */
export type Choice = { key: string; title: string; also?: readonly string[]; unsure?: readonly string[] }

export type ImportColumn = {
  field: string
  /** As the sample has it. */
  title: string
  /** Other titles that people give it. */
  also: readonly string[]
  /** Words by which a longer title is known, and words that speak against it. */
  like?: RegExp
  unlike?: RegExp
  reads: CellReader
  required?: true
  choices?: readonly Choice[]
  /** Read and shown, not kept: why. */
  left?: string
  /** Which day of a month or a quarter is meant. */
  edge?: 'start' | 'end'
  /** Where the unit of a figure or a term goes. */
  unitField?: string
  /** What to write, for the sample. */
  note?: string
  /** It stands in no sample. */
  sampled?: false
}

export type Mark = {
  /** `doubt`: a person says whether the suggestion is right; `refuse`: it cannot be taken as it stands. */
  level: 'doubt' | 'refuse'
  /** Why, in Russian, without a full stop. */
  why: string
}
/** What the portal takes for a field; of a doubtful cell – its suggestion. */
export type Value = string | readonly string[] | null

/** A record of a table as it was read. */
export type ReadRow = {
  /** Number of the row in its sheet. */
  at: number
  sheet: string
  values: Record<string, Value>
  /** By field; «_row» – of the whole row. */
  marks: Record<string, Mark>
  /** Where a field stands, and what stands there. */
  cells: Record<string, { column: number; text: string }>
}

/** The mark of a whole row. */
export const ROW = '_row'

/** Marks what is not marked yet. */
export function mark(row: ReadRow, field: string, level: Mark['level'], why: string): void {
  row.marks[field] ??= { level, why }
}

/** A value that is a text; '' – there is none. */
export const textOf = ({ values }: Pick<ReadRow, 'values'>, field: string): string => {
  const value = values[field]
  return typeof value === 'string' ? value : ''
}

/** What a list is made of. */
export type TableSpec = {
  columns: readonly ImportColumn[]
  /** The field that a heading over rows gives: of an organisation, of anything else. */
  groups?: { organisation?: string; other?: string }
  /** Looks at all records together: repeated ones, days in a wrong order. */
  check?: (rows: ReadRow[]) => void
}

/** A list that a module takes in. */
export type ImportSpec = {
  /** «Органы и организации». */
  title: string
  /** «орган», «органа», «органов». */
  words: readonly [string, string, string]
  /** Its page under the office, and the page of the list itself. */
  path: string
  list: string
  /** Who may: the operation of its load. */
  needs: Operation
  table: TableSpec
  /** Field by which a row is called in the preview. */
  label: string
  /** What the load may do besides, when it is asked to. */
  options?: readonly { key: string; label: string }[]
  /** Rows of the sample, by the sampled columns. */
  examples: readonly (readonly string[])[]
}

/** What a person has chosen by hand; what is left out the portal finds. */
export type TableChoice = {
  sheet?: string
  /** Number of the header's first row, and how many rows it has. */
  header?: { row: number; rows: number }
  /** By column: a field, or '' – not taken. */
  columns?: Record<string, string>
  /** What holds for every row, where the table has no column for it. */
  constants?: Record<string, string>
}

/** What a person has decided of a row. */
export type RowDecision = {
  /** Leave it out – or take it although the portal doubts. */
  row?: 'skip' | 'take'
  /** By field: the suggestion is right, or another text. */
  fields?: Record<string, { accept: true } | { text: string }>
}
export type Decisions = Record<string, RowDecision>

export type FieldChange = { field: string; was: string; becomes: string }
/** What becomes of a row. */
export type PlannedRow = {
  at: number
  state: 'new' | 'changed' | 'same'
  /** «Подведомственная организация под министерством образования». */
  note?: string
  changes: readonly FieldChange[]
}
/** Doubts of the reading that what the portal has makes idle: the one above is there. */
export type Settled = { at: number; field: string }
/** Why a row cannot be taken, found in what the portal has. */
export type PlanFault = { at: number; field: string; why: string; level?: Mark['level'] }
