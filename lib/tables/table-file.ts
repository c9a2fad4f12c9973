import 'server-only'
import { parse } from 'csv-parse/sync'
import { count, formatBytes } from '@/lib/core/format'
import { fail, ok, type Result } from '@/lib/core/result'
import { ArchiveError, openArchive, type ArchiveProblem } from '@/lib/files/unzip'
import type { Table, TableRow } from './table'

export const MAX_TABLE_BYTES = 5 * 1024 * 1024
const MAX_TABLE_ROWS = 5000
const limits = { entries: 500, entryBytes: 40 * 1024 * 1024, totalBytes: 40 * 1024 * 1024 }
const MAX_COLUMNS = 50

const refuse = (message: string) => fail('INVALID', message, { fields: { file: message } })
const tooManyRows = () =>
  refuse(`В файле больше ${count(MAX_TABLE_ROWS, 'строки', 'строк', 'строк')}. Разделите его на части.`)

/** `sheet`: its name, else the first with anything on it; `columns`: how many are read. */
export type TableChoice = { sheet?: string | undefined; columns?: number | undefined }

/**
 * Reads a sheet of an XLSX file, or a CSV (UTF-8, UTF-16, Windows-1251; `;`, `,` or tab), told apart by
 * content.
 * Empty rows are left out, row numbers stay those of the spreadsheet. Refusals are Russian sentences on the field
 * `file`.
 */
export async function readTable(bytes: Uint8Array, choice: TableChoice = {}): Promise<Result<Table>> {
  if (bytes.length === 0) return refuse('Файл пустой. Выберите файл с таблицей.')
  if (bytes.length > MAX_TABLE_BYTES)
    return refuse(`Файл больше ${formatBytes(MAX_TABLE_BYTES)}. Разделите его на части.`)
  const magic = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (magic === 'd0cf11e0')
    return refuse('Это старый формат XLS или файл под паролем. Сохраните таблицу как XLSX без пароля.')
  const rows = magic === '504b0304' ? await workbookRows(Buffer.from(bytes), choice) : textRows(bytes, choice)
  if (!rows.ok) return rows
  const filled = rows.value.filter((row) => row.cells.some((cell) => cell.trim() !== ''))
  const [header, ...rest] = filled
  if (!header || rest.length === 0)
    return refuse('В файле нет строк с данными. В первой строке – названия столбцов, ниже – записи.')
  if (rest.length > MAX_TABLE_ROWS) return tooManyRows()
  return ok({ header: header.cells, rows: rest })
}

/** A bare CSV text → rows; anything with control characters is not a table. */
function textRows(bytes: Uint8Array, { columns = MAX_COLUMNS }: TableChoice): Result<TableRow[]> {
  const text = decode(bytes)
  if (/[\u0000-\u0008\u000b\u000e-\u001f\ufffd]/.test(text))
    return refuse('Это не таблица: файл не похож ни на XLSX, ни на CSV. Сохраните его из табличного редактора.')
  try {
    const records: string[][] = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 100_000,
      to: MAX_TABLE_ROWS * 2,
    })
    if (
      records.length > MAX_TABLE_ROWS + 1 &&
      records.filter((cells) => cells.some(Boolean)).length > MAX_TABLE_ROWS + 1
    )
      return tooManyRows()
    return ok(records.map((cells, i) => ({ number: i + 1, cells: cells.slice(0, columns) })))
  } catch (error) {
    const line = (error as { lines?: unknown }).lines
    return refuse(
      `Таблица CSV не читается${typeof line === 'number' ? `: ошибка около строки ${line}` : ''}. Проверьте кавычки или сохраните файл как XLSX.`,
    )
  }
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

/** The separator that the header has most of. */
function delimiterOf(text: string): string {
  const header = (text.split(/\r?\n/).find((line) => line.trim() !== '') ?? '').replace(/"[^"]*"/g, '')
  const found = [';', '\t', ',']
    .map((sign) => ({ sign, times: header.split(sign).length - 1 }))
    .sort((a, b) => b.times - a.times)
  return found[0]?.sign ?? ';'
}

async function workbookRows(
  bytes: Buffer,
  { sheet: name, columns = MAX_COLUMNS }: TableChoice,
): Promise<Result<TableRow[]>> {
  const safe = await repacked(bytes)
  if (!safe.ok) return safe
  const { default: Excel } = await import('exceljs')
  const workbook = new Excel.Workbook()
  try {
    await workbook.xlsx.load(safe.value.buffer)
  } catch {
    return refuse(
      'Файл XLSX не читается: он повреждён или это другой документ. Откройте его в табличном редакторе и сохраните заново.',
    )
  }
  const sheet = workbook.worksheets.find((one) => (name === undefined ? one.actualRowCount > 0 : one.name === name))
  if (!sheet && name !== undefined) return refuse(`В файле нет листа «${name}». Выберите другой лист.`)
  if (!sheet) return refuse('В файле нет строк с данными. В первой строке – названия столбцов, ниже – записи.')
  if (sheet.actualRowCount > MAX_TABLE_ROWS + 1) return tooManyRows()
  const rows: TableRow[] = []
  sheet.eachRow((row, number) => {
    const cells: string[] = []
    row.eachCell((cell, column) => {
      if (column <= columns) cells[column - 1] = cellText(cell.value)
    })
    rows.push({ number, cells: Array.from(cells, (cell) => cell ?? '') })
  })
  return ok(rows)
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  if (typeof value !== 'object') return ''
  if ('richText' in value && Array.isArray(value.richText))
    return value.richText.map((part: { text?: string }) => part.text ?? '').join('')
  if ('result' in value) return cellText(value.result)
  return 'text' in value ? cellText(value.text) : ''
}

/**
 * The parts of an XLSX, packed anew: the library opens a ZIP by rules of its own and without limits, so it gets nothing
 * but the entries that were unpacked here within ours.
 */
async function repacked(bytes: Buffer): Promise<Result<Uint8Array<ArrayBuffer>>> {
  try {
    const archive = openArchive(bytes, limits)
    if (!archive.names.includes('xl/workbook.xml'))
      return refuse('Это архив или документ, а не таблица XLSX. Выберите файл таблицы.')
    const { zipSync } = await import('fflate')
    return ok(zipSync(Object.fromEntries(archive.all()), { level: 0 }))
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error
    return refuse(problemTexts[error.problem])
  }
}

const problemTexts: Record<ArchiveProblem, string> = {
  BROKEN: 'Файл XLSX повреждён. Откройте его в табличном редакторе и сохраните заново.',
  TOO_LARGE: `Распакованный файл больше ${formatBytes(limits.totalBytes)} или в нём больше ${limits.entries} частей: это не обычная таблица. Оставьте в нём только нужный лист.`,
  ENCRYPTED: 'Файл XLSX под паролем. Снимите пароль и загрузите снова.',
}
