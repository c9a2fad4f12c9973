import { stringify } from 'csv-stringify/sync'

/** A spreadsheet would run a text that begins so as a formula; an apostrophe in front keeps it a text. */
const inert = (cell: string): string => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)

/**
 * CSV of the recommendations 3.0: UTF-8 with a mark of it, commas, CRLF, decimal point. Numbers are passed as numbers.
 */
export const csv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? inert(cell) : cell))),
    { bom: true, record_delimiter: 'windows', quoted_match: /[\r\n]/ },
  )
