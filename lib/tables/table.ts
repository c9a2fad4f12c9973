/** A table somebody sent, already read from XLSX or CSV (table-file.ts); the same for agencies and for people. */
export type TableRow = { /** As the spreadsheet numbers it, the header included. */ number: number; cells: string[] }
export type Table = { header: string[]; rows: TableRow[] }

export type RowError = { row: number; column: string; reason: string }

/** A column that an import knows: its title in the sample file and other titles people give it. */
export type ColumnSpec<Field extends string> = { field: Field; title: string; also: string[]; required: boolean }

const plain = (title: string): string =>
  title
    .toLowerCase()
    .replace(/ё/g, 'е')
    .replace(/[^a-zа-я0-9]+/g, ' ')
    .trim()

export type Mapping<Field extends string> =
  | {
      ok: true
      at: Partial<Record<Field, number>>
      /** Titles that were not recognised and are left out. */
      ignored: string[]
    }
  | { ok: false; message: string }

/** Finds the columns by their titles. Refused when a required one is missing or one is there twice. */
export function mapColumns<Field extends string>(
  header: readonly string[],
  specs: readonly ColumnSpec<Field>[],
): Mapping<Field> {
  const at: Partial<Record<Field, number>> = {}
  const ignored: string[] = []
  for (const [i, title] of header.entries()) {
    const spec = specs.find((one) => [one.title, ...one.also].some((name) => plain(name) === plain(title)))
    if (!spec) {
      if (title.trim() !== '') ignored.push(title.trim())
      continue
    }
    if (at[spec.field] !== undefined)
      return { ok: false, message: `Столбец «${spec.title}» встречается дважды. Оставьте один.` }
    at[spec.field] = i
  }
  const missing = specs.filter((spec) => spec.required && at[spec.field] === undefined).map((spec) => `«${spec.title}»`)
  if (missing.length > 0)
    return {
      ok: false,
      message: `В первой строке нет столбца ${missing.join(', ')}. Возьмите за основу образец файла.`,
    }
  return { ok: true, at, ignored }
}

/** Text of a row's cell, without spaces around and with ordinary spaces inside; '' when the column is absent. */
export const cellOf = (row: TableRow, at: number | undefined): string =>
  at === undefined ? '' : (row.cells[at] ?? '').replace(/[\s\u00a0]+/g, ' ').trim()

/** Keys that occur again: row number → number of the row where the key stood first. Empty keys are passed over. */
export function repeatedRows(keys: readonly { row: number; key: string }[]): Map<number, number> {
  const first = new Map<string, number>()
  const repeated = new Map<number, number>()
  for (const { row, key } of keys) {
    if (key === '') continue
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, row)
    else repeated.set(row, earlier)
  }
  return repeated
}
