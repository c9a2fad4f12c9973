/** Where in a book the list is: its sheet, its header, its columns, and what each row is. Pure. */
import {
  assignColumns,
  contentOf,
  isForbiddenTitle,
  isOrdinal,
  plainTitle,
  withoutForbidden,
  type Known,
  type Title,
} from './columns'
import type { ImportColumn, TableChoice } from '@/lib/core/table-import'
import { isEmpty, type Book, type Cell, type Sheet, type SheetRow } from './sheet'
import { tidy } from './values/clean'

export type RowRole =
  'above' | 'header' | 'numbers' | 'repeated' | 'group' | 'total' | 'signature' | 'note' | 'ordinal' | 'record'

export type FoundColumn = {
  at: number
  title: string
  field: string | null
  how: Known | null
  hidden: boolean
  forbidden: boolean
  /** Of what is not taken: how many cells hold something. */
  filled: number
}
type FoundRow = {
  row: SheetRow
  role: RowRole
  /** The heading of the group that it stands under. */ group?: string
}
export type FoundTable = {
  sheet: Sheet
  header: { row: number; rows: number }
  columns: FoundColumn[]
  rows: FoundRow[]
  /** The column of yes and no by which a row is taken. */
  yesNo: number | null
}

const HEADER_WITHIN = 40

/** Finds the list. `memory` – titles that somebody of the tenant placed by hand, with their fields. */
export function recognise(
  book: Book,
  columns: readonly ImportColumn[],
  memory: ReadonlyMap<string, string>,
  choice: TableChoice = {},
): FoundTable {
  const chosen = book.sheets.find(({ name }) => name === choice.sheet)
  const open = book.sheets.filter(({ hidden, rows }) => !hidden && rows.length > 0)
  const among = chosen ? [chosen] : open.length > 0 ? open : book.sheets
  const tried = among.map((sheet) => ({ sheet, ...headerOf(sheet, columns, memory, choice.header) }))
  const best = tried.toSorted((a, b) => b.score - a.score || b.sheet.rows.length - a.sheet.rows.length)[0]
  const sheet = best?.sheet ?? book.sheets[0] ?? { name: '', hidden: false, rows: [], hiddenColumns: [], across: [] }
  const header = best?.header ?? { row: 0, rows: 0 }
  const titles = titlesOf(sheet, header)
  const below = sheet.rows.filter(({ number }) => number >= header.row + header.rows)
  const cellsAt = (at: number): Cell[] => below.flatMap(({ cells }) => (isEmpty(cells[at]) ? [] : [cells[at] as Cell]))
  const content = titles.map((_, at) => contentOf(cellsAt(at)))
  const byHand = new Set(Object.keys(choice.columns ?? {}).map(Number))
  const closed = new Set([...sheet.hiddenColumns, ...byHand])
  const assigned = assignColumns(titles, freeOf(columns, choice), { memory, closed, content })
  const found = titles.map(({ full }, at): FoundColumn => {
    const forbidden = isForbiddenTitle(full)
    const hand = byHand.has(at) && !forbidden ? choice.columns?.[String(at)] : undefined
    return {
      at,
      title: tidy(full),
      field: hand === undefined ? (assigned.fields[at] ?? null) : hand || null,
      how: hand === undefined ? (assigned.how[at] ?? null) : 'hand',
      hidden: sheet.hiddenColumns.includes(at),
      forbidden,
      filled: cellsAt(at).length,
    }
  })
  const yesNo = found.find(
    ({ at, field, title }) =>
      field === null &&
      (content[at]?.yesNo ?? 0) > 0.9 &&
      /участник|загру|включ|актуальн|действу|брать|учит/i.test(title),
  )
  return { sheet, header, columns: found, rows: rolesOf(sheet, header, found, columns), yesNo: yesNo?.at ?? null }
}

/** Fields that no hand has placed elsewhere. */
function freeOf(columns: readonly ImportColumn[], choice: TableChoice): ImportColumn[] {
  const placed = new Set(Object.values(choice.columns ?? {}))
  return columns.filter(({ field }) => !placed.has(field))
}

type Tried = { header: { row: number; rows: number }; score: number }

function headerOf(
  sheet: Sheet,
  columns: readonly ImportColumn[],
  memory: ReadonlyMap<string, string>,
  chosen: TableChoice['header'],
): Tried {
  const closed = new Set(sheet.hiddenColumns)
  const scored = (header: Tried['header']): Tried => {
    const titles = titlesOf(sheet, header)
    const { score } = assignColumns(titles, columns, { memory, closed })
    // Data and titles of documents are long; a header is not.
    const long = titles.filter(({ full }) => full.length > 120).length
    return { header, score: score - long * 50 }
  }
  if (chosen) return scored(chosen)
  const tried = sheet.rows.slice(0, HEADER_WITHIN).flatMap((row, i) => {
    const one = scored({ row: row.number, rows: 1 })
    const next = sheet.rows[i + 1]
    const two = next && isSecondRow(sheet, row, next) ? [scored({ row: row.number, rows: 2 })] : []
    return [one, ...two]
  })
  const best = tried.toSorted((a, b) => b.score - a.score || a.header.row - b.header.row)[0]
  if (best && best.score > 0) return best
  const first = sheet.rows.find(({ cells }) => cells.filter((cell) => !isEmpty(cell)).length > 1) ?? sheet.rows[0]
  return { header: { row: first?.number ?? 1, rows: 1 }, score: 0 }
}

/** Does the row go on the header of the one above? */
function isSecondRow(sheet: Sheet, above: SheetRow, row: SheetRow): boolean {
  if (row.number !== above.number + 1) return false
  if (row.cells.some((cell) => cell?.merged)) return true
  const across = sheet.across.some((one) => one.row === above.number && one.width < Math.max(above.cells.length, 2))
  const own = row.cells.filter((cell) => !isEmpty(cell))
  const plain = own.every((cell) => cell?.kind === 'text' && !/\d{3}/.test(cell.text) && cell.text.length < 40)
  // Without merging (a CSV): what stands below the gaps of a header.
  const inGaps = row.cells.every((cell, at) => isEmpty(cell) || isEmpty(above.cells[at]) || !isEmpty(above.cells[at]))
  return plain && (across || (inGaps && own.length < above.cells.filter((cell) => !isEmpty(cell)).length))
}

/** What the columns are called; a title that is merged across stands over each of its columns. */
export function titlesOf(sheet: Sheet, header: { row: number; rows: number }): Title[] {
  const rows = sheet.rows.filter(({ number }) => number >= header.row && number < header.row + header.rows)
  const width = Math.max(0, ...sheet.rows.map(({ cells }) => cells.length))
  const [first, second] = rows
  return Array.from({ length: width }, (_, at) => {
    const span = sheet.across.find((one) => one.row === header.row && one.column < at && at < one.column + one.width)
    const textOf = (row: SheetRow | undefined, column: number): string => row?.cells[column]?.text ?? ''
    const own = textOf(first, at)
    const bottom = textOf(second, at)
    const gap = header.rows > 1 && own === '' && bottom !== '' && !span ? leftOf(first, at) : ''
    const top = own || (span ? textOf(first, span.column) : gap)
    const same = plainTitle(top) === plainTitle(bottom)
    return { top, bottom: same ? '' : bottom, full: same || bottom === '' ? top : `${top} ${bottom}`.trim() }
  })
}

/** The nearest title to the left: without merged cells it is written once over several columns. */
function leftOf(row: SheetRow | undefined, at: number): string {
  for (let i = at - 1; i >= 0; i -= 1) if (!isEmpty(row?.cells[i])) return row?.cells[i]?.text ?? ''
  return ''
}

const total = /^(?:итого|всего|общий итог|общее количество|итог(?![\p{L}])|в том числе)/iu
const signature =
  /^(?:исп(?:\.|олнител)|директор|министр|начальник|руководител|глава|заместител|председател|подпись|согласовано|утвержд|м\.\s?п\.|ответственн|врио|и\.\s?о\.|главный бухгалтер)/i
const footnote = /^(?:примечани|\*|сноск|¹|²|\d\s*[–—-]\s|<\*>)/i

function rolesOf(
  sheet: Sheet,
  header: { row: number; rows: number },
  found: readonly FoundColumn[],
  columns: readonly ImportColumn[],
): FoundRow[] {
  const main = new Set(columns.filter(({ required }) => required).map(({ field }) => field))
  const mainAt = found.filter(({ field }) => field !== null && main.has(field)).map(({ at }) => at)
  const mapped = found.filter(({ field }) => field !== null)
  const titles = new Map(mapped.map(({ at }) => [at, titlesOf(sheet, header)[at]]))
  const end = header.row + header.rows
  const own = (row: SheetRow): number[] =>
    row.cells.flatMap((cell, at) => (isEmpty(cell) || cell?.merged || found[at]?.forbidden ? [] : [at]))
  const roleOf = (row: SheetRow): RowRole => {
    if (row.number < header.row) return 'above'
    if (row.number < end) return 'header'
    const at = own(row)
    const texts = at.map((i) => tidy(row.cells[i]?.text ?? ''))
    const [text = ''] = texts
    if (at.length > 1 && texts.every((one, i) => Number(one) === i + Number(text)) && /^[12]$/.test(text))
      return 'numbers'
    const again = mapped.filter((one) => {
      const title = titles.get(one.at)
      const here = plainTitle(row.cells[one.at]?.text ?? '')
      return here !== '' && [title?.full, title?.top, title?.bottom].some((name) => plainTitle(name ?? '') === here)
    })
    if (again.length > 1 && again.length >= mapped.length * 0.5) return 'repeated'
    if (texts.slice(0, 2).some((one) => total.test(one))) return 'total'
    const ordinals = at.filter((i) => isOrdinal(found[i]?.title ?? ''))
    if (at.length === ordinals.length && texts.every((one) => /^\d+[.)]?$/.test(one))) return 'ordinal'
    const empty = mainAt.length > 0 && mainAt.every((i) => isEmpty(row.cells[i]))
    const across = sheet.across.some((one) => one.row === row.number && one.width > 1)
    const alone = at.length === 1
    if ((empty || alone) && texts.some((one) => /_{4,}/.test(one))) return 'signature'
    if ((empty || (alone && across)) && signature.test(text) && at.length <= 3) return 'signature'
    if (alone && footnote.test(text) && (across || empty)) return 'note'
    if (alone && (across || (at[0] === 0 && !mainAt.includes(0)))) return 'group'
    return 'record'
  }
  const roles = sheet.rows.map((row) => ({ row, role: roleOf(row) }))
  const last = roles.findLastIndex(({ role }) => role === 'record')
  let group: string | undefined
  return roles.map(({ row, role }, i): FoundRow => {
    if (role === 'group') {
      // Behind the last record a lonely text heads nothing.
      if (i > last) return { row, role: 'note' }
      group = groupText(row)
      return { row, role }
    }
    // Signatures and notes stand behind the records.
    if ((role === 'signature' || role === 'note') && i < last && own(row).length > 1)
      return { row, role: 'record', group }
    return role === 'record' ? { row, role, ...(group !== undefined && { group }) } : { row, role }
  })
}

/** «1. Государственные услуги» without its number. */
const groupText = (row: SheetRow): string =>
  tidy(row.cells.find((cell) => !isEmpty(cell))?.text ?? '').replace(/^(?:[IVX]+|\d+(?:\.\d+)*)[.)]\s+/, '')

/** The sheet without what no table may bring in: columns by their titles, numbers of СНИЛС in any text. */
export function cleanedSheet(sheet: Sheet, columns: readonly FoundColumn[]): Sheet {
  const closed = new Set(columns.filter(({ forbidden }) => forbidden).map(({ at }) => at))
  return {
    ...sheet,
    rows: sheet.rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, at) =>
        cell === undefined || closed.has(at)
          ? undefined
          : {
              ...cell,
              text: withoutForbidden(cell.text),
              ...(cell.comment && { comment: withoutForbidden(cell.comment) }),
            },
      ),
    })),
  }
}
