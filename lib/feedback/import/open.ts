/** A file of answers opened by a person's choice: its sheet, header, columns, codes. What it says: read.ts. Pure. */
import { assignColumns, plainTitle } from '@/lib/tables/columns'
import { cleanedSheet, recognise, titlesOf } from '@/lib/tables/recognise'
import { columnLetters, isEmpty, type Book, type Sheet } from '@/lib/tables/sheet'
import {
  readCodebook,
  columnIndex,
  type Codes,
  type ForeignLayout,
  type ForeignQuestion,
  type ForeignRow,
} from '../answers/foreign'
import { readCell } from '../answers/foreign-cells'
import { dayOfMoment, type DayOrder } from '../answers/foreign-days'
import type { SurveyContent } from '../survey/definition'
import { separators, type FileChoice, type Separator } from './choice'
import { askedColumns, foreignQuestions, KEY, MOMENT, placesOf } from './columns'

type AnswerColumn = {
  at: number
  letter: string
  title: string
  /** '' – not taken. */
  place: string
  /** Found by the portal, or chosen. */
  how: 'title' | 'hand' | null
  hidden: boolean
  /** Data of people that no table may bring in. */
  forbidden: boolean
}

export type OpenedFile = {
  book: Book
  sheet: Sheet
  header: { row: number; rows: number }
  columns: AnswerColumn[]
  rows: ForeignRow[]
  /** Rows that say the header again. */
  repeated: ReadonlySet<number>
  /** Cells with a formula that failed or has no result: row and column, with what is seen. */
  broken: { row: number; at: number; text: string }[]
  layout: ForeignLayout
  questions: ForeignQuestion[]
  /** Questions placed as a whole and by options at once: one of them must go. */
  doubled: string[]
  codebook: string
  separator: Separator
  /** Dates with slashes are there: their order matters. */
  slashes: boolean
  dayOrder: DayOrder
}

export function openFile(book: Book, content: SurveyContent, choice: FileChoice, timeZone: string): OpenedFile {
  const codebook = choice.codebook ?? codebookIn(book)
  const codes = codesOf(book.sheets.find(({ name }) => name === codebook))
  const asked = askedColumns(content, namedBy(content, codes))
  const found = recognise(withoutSheet(book, codebook, choice.sheet), asked, new Map(), {
    ...(choice.sheet !== undefined && { sheet: choice.sheet }),
    ...(choice.header && { header: choice.header }),
  })
  const sheet = cleanedSheet(found.sheet, found.columns)
  const columns = columnsOf(found, asked, choice)
  const at = new Map(columns.flatMap((one) => (one.place === '' ? [] : [[one.place, one.at] as const])))
  const questions = foreignQuestions(content, at)
  const below = sheet.rows.filter(({ number }) => number >= found.header.row + found.header.rows)
  const width = columns.length
  const rows = below.map(({ number, cells }) => ({
    number,
    cells: Array.from({ length: width }, (_, i) => cells[i]?.text ?? ''),
  }))
  const placed = new Set(columns.flatMap((one) => (one.place === '' ? [] : [one.at])))
  const codesNow = codebook === '' ? undefined : codeLayout(codes, questions, columns, choice)
  const separator = choice.separator ?? separatorIn(questions, rows, codesNow)
  const moment = letterAt(at.get(MOMENT))
  const moments = moment === null ? [] : rows.map(({ cells }) => cells[columnIndex(moment)] ?? '')
  const dayOrder = choice.dayOrder ?? orderIn(moments, timeZone)
  return {
    ...{ book, sheet, header: found.header, columns, rows, questions, codebook, separator, dayOrder },
    repeated: new Set(found.rows.flatMap(({ row, role }) => (role === 'repeated' ? [row.number] : []))),
    broken: below.flatMap(({ number, cells }) =>
      cells.flatMap((cell, i) =>
        cell && placed.has(i) && (cell.kind === 'error' || cell.kind === 'unreckoned')
          ? [{ row: number, at: i, text: cell.text }]
          : [],
      ),
    ),
    doubled: doubledIn(content, at),
    slashes: moments.some((text) => /^\s*\d{1,2}\/\d{1,2}\/\d{4}/.test(text)),
    layout: {
      headerRows: found.header.row + found.header.rows - 1,
      ...{ moment, key: letterAt(at.get(KEY)), separator, dayOrder },
      ...(codesNow && { codes: codesNow }),
    },
  }
}

const letterAt = (at: number | undefined): string | null => (at === undefined ? null : columnLetters(at))

/** The sheet of codes is no sheet of answers, unless it is chosen as one. */
const withoutSheet = (book: Book, codebook: string, chosen: string | undefined): Book =>
  codebook === '' || codebook === chosen || book.sheets.length < 2
    ? book
    : { ...book, sheets: book.sheets.filter(({ name }) => name !== codebook) }

function columnsOf(
  found: ReturnType<typeof recognise>,
  asked: ReturnType<typeof askedColumns>,
  choice: FileChoice,
): AnswerColumn[] {
  // Assigned anew without a look at the cells: «да» and «нет» are answers here.
  const byHand = choice.columns ?? {}
  const taken = new Set(Object.values(byHand))
  const closed = new Set([...found.sheet.hiddenColumns, ...Object.keys(byHand).map(Number)])
  const free = asked.filter(({ field }) => !taken.has(field))
  const places = new Set(asked.map(({ field }) => field))
  const assigned = assignColumns(titlesOf(found.sheet, found.header), free, { memory: new Map(), closed })
  return found.columns.map(({ at, title, hidden, forbidden }) => {
    const hand = forbidden ? undefined : byHand[String(at)]
    const place = forbidden ? '' : (hand ?? assigned.fields[at] ?? '')
    return {
      ...{ at, letter: columnLetters(at), title, hidden, forbidden },
      place: places.has(place) ? place : '',
      how: hand !== undefined ? 'hand' : place === '' ? null : 'title',
    }
  })
}

function doubledIn(content: SurveyContent, at: ReadonlyMap<string, number>): string[] {
  return placesOf(content).flatMap(({ question, places }) => {
    const given = places.filter(({ place }) => at.has(place))
    const whole = given.some(({ label }) => label === '')
    const options = given.filter(({ place, label }) => label !== '' && !place.startsWith('o.'))
    return whole && options.length > 0 ? [question.title] : []
  })
}

/** The first sheet with columns of variables and codes. */
function codebookIn({ sheets }: Book): string {
  if (sheets.length < 2) return ''
  const found = sheets.find(({ rows }) => {
    const titles = (rows[0]?.cells ?? []).map((cell) => cell?.text.trim() ?? '')
    return titles.some((one) => /^(переменная|variable)/iu.test(one)) && titles.some((one) => /^(код|code)/iu.test(one))
  })
  return found?.name ?? ''
}

type Codebook = { codes: Map<string, Codes>; /** Variable → the question's own words. */ titles: Map<string, string> }

function codesOf(sheet: Sheet | undefined): Codebook {
  const [header, ...rows] = (sheet?.rows ?? []).map(({ number, cells }) => ({
    number,
    cells: Array.from({ length: cells.length }, (_, i) => cells[i]?.text ?? ''),
  }))
  if (!header) return { codes: new Map(), titles: new Map() }
  const titleAt = header.cells.findIndex((one) => /^(вопрос|формулировка|question|label)/iu.test(one.trim()))
  const nameAt = Math.max(
    0,
    header.cells.findIndex((one) => /^(переменная|имя|variable)/iu.test(one.trim())),
  )
  const titles = new Map<string, string>()
  if (titleAt >= 0)
    for (const { cells } of rows) {
      const [name = '', title = ''] = [cells[nameAt]?.trim(), cells[titleAt]?.trim()]
      if (name !== '' && title !== '' && !titles.has(name)) titles.set(name, title)
    }
  return { codes: readCodebook({ header: header.cells, rows }), titles }
}

/** Question → variables of the codebook that ask it. */
function namedBy(content: SurveyContent, { titles }: Codebook): Map<string, string[]> {
  const named = new Map<string, string[]>()
  for (const { question } of placesOf(content))
    for (const [variable, title] of titles)
      if (plainTitle(title) === plainTitle(question.title))
        named.set(question.id, [...(named.get(question.id) ?? []), variable])
  return named
}

function codeLayout(
  { codes }: Codebook,
  questions: readonly ForeignQuestion[],
  columns: readonly AnswerColumn[],
  choice: FileChoice,
): NonNullable<ForeignLayout['codes']> {
  const title = ({ columns: at }: ForeignQuestion): string =>
    columns[columnIndex(typeof at === 'string' ? at : (Object.values(at)[0] ?? ''))]?.title ?? ''
  const code = (given: string | undefined): string | null => given?.trim() || null
  return {
    byQuestion: Object.fromEntries(questions.map((one) => [one.question.id, codes.get(title(one)) ?? {}])),
    dontKnow: code(choice.dontKnow),
    noAnswer: code(choice.noAnswer),
  }
}

/** What parts several answers in one cell: the sign between which most options stand. */
function separatorIn(
  questions: readonly ForeignQuestion[],
  rows: readonly ForeignRow[],
  codes: ForeignLayout['codes'],
): Separator {
  const many = questions.filter(({ question, columns }) => question.kind === 'many' && typeof columns === 'string')
  const chosen = (separator: Separator): number =>
    many.reduce((sum, { question, columns }) => {
      const at = columnIndex(String(columns))
      return rows.slice(0, 500).reduce((all, { cells }) => {
        const read = readCell(question, cells[at] ?? '', {
          separator,
          codes: codes ? (codes.byQuestion[question.id] ?? {}) : null,
          dontKnow: codes?.dontKnow ?? null,
          noAnswer: codes?.noAnswer ?? null,
        })
        const options =
          read.ok && Array.isArray(read.answer) ? read.answer.filter((one) => typeof one === 'string') : []
        return all + options.length
      }, sum)
    }, 0)
  const tried = separators.map((sign) => ({ sign, count: chosen(sign) }))
  return tried.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ';'
}

/** Month before day only where the days would not be read otherwise. */
function orderIn(moments: readonly string[], timeZone: string): DayOrder {
  const readBy = (order: DayOrder): number =>
    moments.filter((text) => dayOfMoment(text, timeZone, order) !== null).length
  return readBy('mdy') > readBy('dmy') ? 'mdy' : 'dmy'
}

/** Cells of a row that hold anything. */
export const filledIn = ({ cells }: Pick<Sheet['rows'][number], 'cells'>): string[] =>
  cells.flatMap((cell) => (isEmpty(cell) ? [] : [cell?.text.replace(/\s+/g, ' ') ?? '']))
