import 'server-only'
import { count, formatBytes } from '@/lib/core/format'
import { fail, ok, type Result } from '@/lib/core/result'
import { ArchiveError, openArchive, type Archive, type ArchiveProblem } from '@/lib/files/unzip'
import { MAX_ROWS, type Book } from '../sheet'
import { BadCsv, NotText, readCsv } from './csv'
import { readDocxTables } from './docx'
import { readOds } from './ods'
import { readXlsx } from './xlsx'
import { PartError } from './xml'

export const MAX_TABLE_BYTES = 5 * 1024 * 1024
const limits = { entries: 1000, entryBytes: 40 * 1024 * 1024, totalBytes: 60 * 1024 * 1024 }

const refuse = (message: string) => fail('INVALID', message, { fields: { file: message } })

/**
 * Reads a table that somebody has: XLSX, ODS, tables of a DOCX, CSV in any usual encoding – told apart by content.
 * Nothing of it is run; what is too large or no table is refused in a sentence on the field `file`.
 */
export function readBook(bytes: Uint8Array): Result<Book> {
  if (bytes.length === 0) return refuse('Файл пустой. Выберите файл с таблицей.')
  if (bytes.length > MAX_TABLE_BYTES)
    return refuse(`Файл больше ${formatBytes(MAX_TABLE_BYTES)}. Разделите его на части.`)
  const magic = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  if (magic === 'd0cf11e0')
    return refuse('Это старый формат XLS или файл под паролем. Сохраните таблицу как XLSX без пароля.')
  if (magic === '25504446') return refuse('Это PDF. Загрузите саму таблицу: XLSX, ODS, CSV или DOCX.')
  try {
    const book = magic === '504b0304' ? archiveBook(Buffer.from(bytes)) : textBook(bytes)
    if (!book.ok) return book
    if (book.value.sheets.every(({ rows }) => rows.length === 0))
      return refuse(
        book.value.format === 'DOCX'
          ? 'В документе нет таблицы. Портал читает списки, набранные таблицей.'
          : 'В файле нет строк с данными: нужна строка с названиями столбцов и ниже – записи.',
      )
    return book
  } catch (error) {
    return refuse(problemText(error))
  }
}

function archiveBook(bytes: Buffer): Result<Book> {
  const archive = openArchive(bytes, limits)
  const has = (pattern: RegExp): boolean => archive.names.some((name) => pattern.test(name))
  const kind = kindOf(archive, has)
  if (kind === null)
    return refuse('Это архив или другой документ, а не таблица. Выберите файл таблицы: XLSX, ODS, CSV или DOCX.')
  if (kind === 'XLSB') return refuse('Это двоичная книга XLSB. Сохраните её как «Книга Excel (XLSX)».')
  const sheets = kind === 'XLSX' ? readXlsx(archive) : kind === 'ODS' ? readOds(archive) : readDocxTables(archive)
  return ok({ format: kind, detail: '', sheets })
}

function kindOf(archive: Archive, has: (pattern: RegExp) => boolean): Exclude<Book['format'], 'CSV'> | 'XLSB' | null {
  const types = archive.text('[Content_Types].xml')
  if (types !== null) {
    if (has(/workbook\.bin$/)) return 'XLSB'
    if (/spreadsheetml/.test(types)) return 'XLSX'
    if (/wordprocessingml/.test(types)) return 'DOCX'
    return null
  }
  if (!has(/^content\.xml$/)) return null
  return (archive.text('mimetype') ?? '').includes('spreadsheet') ||
    (archive.text('content.xml') ?? '').includes('office:spreadsheet')
    ? 'ODS'
    : null
}

function textBook(bytes: Uint8Array): Result<Book> {
  const head = Buffer.from(bytes.subarray(0, 2000)).toString('latin1').trimStart().toLowerCase()
  if (/^(\ufeff|ï»¿)?<(\?xml|!doctype|html|table)/.test(head))
    return refuse(
      'Это веб-страница или XML под именем таблицы (так выгружают некоторые программы). Откройте файл в Excel и сохраните как XLSX.',
    )
  return ok(readCsv(bytes))
}

const archiveTexts: Record<ArchiveProblem, string> = {
  BROKEN: 'Файл повреждён. Откройте его в своей программе и сохраните заново.',
  TOO_LARGE: `Распакованный файл больше ${formatBytes(limits.totalBytes)} или в нём больше ${limits.entries} частей: это не обычная таблица. Оставьте в нём только нужный лист.`,
  ENCRYPTED: 'Файл под паролем. Снимите пароль и загрузите снова.',
}

function problemText(error: unknown): string {
  if (error instanceof ArchiveError) return archiveTexts[error.problem]
  if (error instanceof NotText)
    return 'Это не таблица: файл не похож ни на XLSX, ни на ODS, ни на CSV. Сохраните его из табличного редактора.'
  if (error instanceof BadCsv)
    return `Таблица CSV не читается${error.line === null ? '' : `: ошибка около строки ${error.line}`}. Проверьте кавычки или сохраните файл как XLSX.`
  if (error instanceof PartError)
    switch (error.problem) {
      case 'ROWS':
        return `В файле больше ${count(MAX_ROWS, 'строки', 'строк', 'строк')}. Разделите его на части.`
      case 'DOCTYPE':
        return 'Внутри файла – объявления XML, которых в обычной таблице нет: такой файл может остановить программу. Сохраните таблицу заново в Excel или LibreOffice.'
      case 'BROKEN':
      case 'DEEP':
        return 'Файл не читается: он повреждён или это другой документ. Откройте его в табличном редакторе и сохраните заново.'
    }
  throw error
}
