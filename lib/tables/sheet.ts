/** A table as its file has it: what stands in each cell, and of what sort it is. Pure. */

type CellKind =
  | 'text'
  | 'number'
  | 'date'
  /** #Н/Д, #ССЫЛКА! … */
  | 'error'
  /** A formula whose result the file does not hold. */
  | 'unreckoned'

export type Cell = {
  /** As a person sees it. */
  text: string
  kind: CellKind
  /** Of a number: its plain value, «.» before the fraction. */
  number?: string
  /** Of a date: YYYY-MM-DD. */
  day?: string
  /** Copied from the merged cell that begins above. */
  merged?: true
  /** A comment hangs at it. */
  comment?: string
  /** The file writes the number with a format of its own: 000125, 1.10. */
  formatted?: true
}

export type SheetRow = {
  /** As the spreadsheet numbers it. */
  number: number
  cells: (Cell | undefined)[]
  hidden?: true
}

export type Sheet = {
  name: string
  hidden: boolean
  /** Rows with anything in them, in order. */
  rows: SheetRow[]
  /** Columns, from 0, that the file hides. */
  hiddenColumns: number[]
  /** Merged across: in this row, from this column on, so many columns. */
  across: { row: number; column: number; width: number }[]
}

export type Book = {
  format: 'XLSX' | 'ODS' | 'DOCX' | 'CSV'
  /** «Windows-1251, точка с запятой» of a CSV. */
  detail: string
  sheets: Sheet[]
}

export const MAX_ROWS = 5000
export const MAX_COLUMNS = 60

/** Errors of formulas as a Russian Excel shows them. */
const errorWords: Record<string, string> = {
  '#N/A': '#Н/Д',
  '#REF!': '#ССЫЛКА!',
  '#VALUE!': '#ЗНАЧ!',
  '#DIV/0!': '#ДЕЛ/0!',
  '#NAME?': '#ИМЯ?',
  '#NUM!': '#ЧИСЛО!',
  '#NULL!': '#ПУСТО!',
}
const shownErrors = new Set(Object.values(errorWords))

/** The error that a text names; null – it is none. */
export function errorOf(text: string): string | null {
  const plain = text.trim().toUpperCase()
  return (
    errorWords[plain] ?? (shownErrors.has(plain) || /^(?:#REF|#ССЫЛКА|ОШИБКА:\d+|ERR:\d+)$/.test(plain) ? plain : null)
  )
}

/** Letters of a column: 0 – A, 26 – AA. */
export const columnLetters = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : columnLetters(Math.floor(at / 26) - 1) + columnLetters(at % 26)

/** «C12» → column 2, row 12; null – no address. */
export function addressOf(text: string): { column: number; row: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(text) ?? []
  if (letters === undefined || digits === undefined) return null
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return { column: column - 1, row: Number(digits) }
}

export const textCell = (text: string): Cell => {
  const error = errorOf(text)
  return error === null ? { text, kind: 'text' } : { text: error, kind: 'error' }
}

export const isEmpty = (cell: Cell | undefined): boolean =>
  cell === undefined || (cell.text.trim() === '' && cell.kind !== 'unreckoned')

/** Serial days of a spreadsheet → a day; the year 1900 has a 29 February there that never was. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > 2_958_465) return null
  const whole = Math.floor(serial + 1e-6)
  const days = from1904 ? whole + 1462 : whole
  const at = new Date(Date.UTC(1899, 11, days < 60 ? 31 : 30) + days * 86_400_000)
  return at.toISOString().slice(0, 10)
}

/** A number as digits, without a power of ten: 4.299E9 → 4299000000. */
export function plainNumber(raw: string): string {
  const value = Number(raw)
  if (!Number.isFinite(value)) return raw
  if (Number.isInteger(value)) return Math.abs(value) < 1e21 ? BigInt(value).toString() : raw
  return String(Number(value.toPrecision(15)))
}

export type NumberFormat = 'date' | 'time' | 'percent' | 'general' | { zeros: number } | { decimals: number }

const builtIn: Record<number, string> = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  11: '0.00E+00',
  14: 'dd.mm.yyyy',
  15: 'd-mmm-yy',
  16: 'd-mmm',
  17: 'mmm-yy',
  18: 'h:mm',
  19: 'h:mm:ss',
  20: 'h:mm',
  21: 'h:mm:ss',
  22: 'dd.mm.yyyy h:mm',
  45: 'mm:ss',
  46: '[h]:mm:ss',
  47: 'mm:ss.0',
}

/** What a format of numbers makes of a number. */
export function numberFormat(id: number, own: ReadonlyMap<number, string>): NumberFormat {
  const code = (own.get(id) ?? builtIn[id] ?? '').split(';')[0] ?? ''
  const bare = code.replace(/"[^"]*"|\\.|\[(?:\$[^\]]*|[A-Za-z]+|[<>=][^\]]*)\]|_.|\*./g, '')
  if (/[yгд]|d/i.test(bare) || /mmm/i.test(bare)) return 'date'
  if (/[hсч]|s/i.test(bare) || /m/i.test(bare) || /\[h/i.test(code)) return 'time'
  if (bare.includes('%')) return 'percent'
  const zeros = /^0{2,}$/.exec(bare.trim())?.[0].length
  if (zeros !== undefined) return { zeros }
  const decimals = /^[#,\s]*0[.](0+)$/.exec(bare.trim())?.[1]?.length
  return decimals === undefined ? 'general' : { decimals }
}

/** A number as its format shows it. */
export function numberCell(raw: string, format: NumberFormat, from1904: boolean): Cell {
  const number = plainNumber(raw)
  const value = Number(raw)
  if (format === 'date') {
    const day = dayOfSerial(value, from1904)
    return day === null ? { text: number, kind: 'number', number } : { text: shownDay(day), kind: 'date', day }
  }
  if (format === 'time') {
    const minutes = Math.round(value * 1440)
    return { text: `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`, kind: 'text' }
  }
  if (format === 'percent') {
    const shown = String(Number((value * 100).toPrecision(12)))
    return { text: `${shown.replace('.', ',')} %`, kind: 'number', number: shown, formatted: true }
  }
  if (typeof format === 'object' && 'zeros' in format && Number.isInteger(value) && value >= 0)
    return { text: number.padStart(format.zeros, '0'), kind: 'number', number, formatted: true }
  if (typeof format === 'object' && 'decimals' in format)
    return { text: value.toFixed(format.decimals).replace('.', ','), kind: 'number', number, formatted: true }
  return { text: number.replace('.', ','), kind: 'number', number }
}

const shownDay = (day: string): string => day.split('-').reverse().join('.')

/** Fills down what is merged, over rows that are there; what lies beyond them is nobody's. */
export function fillMerged(
  rows: readonly SheetRow[],
  merges: readonly { top: number; bottom: number; left: number; right: number }[],
): Sheet['across'] {
  const across: Sheet['across'] = []
  const at = new Map(rows.map((row, i) => [row.number, i]))
  for (const { top, bottom, left, right } of merges) {
    const first = at.get(top)
    if (first === undefined) continue
    const width = Math.min(right, MAX_COLUMNS - 1) - left + 1
    if (width > 1) across.push({ row: top, column: left, width })
    const master = rows[first]?.cells[left]
    if (isEmpty(master) || master === undefined) continue
    for (let i = first + 1; i < rows.length; i += 1) {
      const row = rows[i]
      if (row === undefined || row.number > bottom) break
      if (isEmpty(row.cells[left])) row.cells[left] = { ...master, merged: true }
    }
  }
  return across
}
