/**
 * Answers as other form services export them (F6): rows of a table, already read from XLSX or CSV, and what a person
 * matched – which column holds what. Same key and same answers are one answer; same key and different answers: the
 * person is asked; without keys equal answers are two people. Columns that nobody matched stay out. Pure.
 */
import type { Answer, Answers, SurveyQuestion } from '../survey/definition'
import { readCell, readSpread, withOwnWords, type CellWords } from './foreign-cells'
import { dayOfMoment, type DayOrder } from './foreign-days'

/** A row as the spreadsheet numbers it, titles included; a record of a CSV counts as one. */
export type ForeignRow = { number: number; cells: readonly string[] }

/** A question and its column ('C'), or, where it is spread, a column for each option or row ('other': own words). */
export type ForeignQuestion = {
  question: Pick<SurveyQuestion, 'id' | 'kind' | 'options' | 'rows' | 'min' | 'max'>
  columns: string | Readonly<Record<string, string>>
  /** The column of own words, where they stand apart from what was chosen. */
  other?: string
}

/** Code to what it means, of one variable: '1' → 'раз в неделю'. */
export type Codes = Readonly<Record<string, string>>

export type ForeignLayout = {
  /** Rows of titles at the top. */
  headerRows: number
  /** Column of the moment of answering, of the key of an answer. */
  moment: string | null
  key: string | null
  /** What stands between several answers in one cell. */
  separator: string
  /** Which of two numbers with slashes is the day. */
  dayOrder?: DayOrder
  /** Question → codes of its answers; `dontKnow` and `noAnswer` are codes of every coded question. */
  codes?: { byQuestion: Readonly<Record<string, Codes>>; dontKnow: string | null; noAnswer: string | null }
}

type ForeignResponse = {
  /** As the spreadsheet numbers it. */
  row: number
  key: string | null
  /** In the tenant's zone; null – the file does not tell. Moments are not kept. */
  day: string | null
  answers: Answers
}

export type ForeignAnswers = {
  /** Rows in conflict are among them: which one counts the person says. */
  responses: ForeignResponse[]
  skipped: ({ row: number; why: 'empty' | 'total' } | { row: number; why: 'duplicate'; of: number })[]
  /** Rows of one key with different answers. */
  conflicts: number[][]
  /** Cells that are no answer to their question: shown, never guessed. */
  unread: { row: number; column: string; text: string }[]
}

export function readForeignAnswers(
  rows: readonly ForeignRow[],
  layout: ForeignLayout,
  questions: readonly ForeignQuestion[],
  timeZone: string,
): ForeignAnswers {
  const found: ForeignAnswers = { responses: [], skipped: [], conflicts: [], unread: [] }
  const cellAt = (row: ForeignRow, column: string | null): string =>
    column === null ? '' : (row.cells[columnIndex(column)] ?? '')
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const last = Math.max(layout.headerRows, ...byNumber.keys())
  for (let number = layout.headerRows + 1; number <= last; number += 1) {
    const row = byNumber.get(number)
    if (row === undefined || row.cells.every((cell) => cell.trim() === '')) {
      found.skipped.push({ row: number, why: 'empty' })
      continue
    }
    const moment = cellAt(row, layout.moment)
    const day = dayOfMoment(moment, timeZone, layout.dayOrder)
    if (day === null && isTotal(row)) {
      found.skipped.push({ row: number, why: 'total' })
      continue
    }
    if (day === null && moment.trim() !== '')
      found.unread.push({ row: number, column: layout.moment ?? '', text: moment })
    const answers: Answers = {}
    for (const one of questions) {
      const read = answerIn(one, (column) => cellAt(row, column), wordsOf(one, layout))
      if (read.answer !== null) answers[one.question.id] = read.answer
      for (const { column, text } of read.unread) found.unread.push({ row: number, column, text })
    }
    found.responses.push({ row: number, key: cellAt(row, layout.key).trim() || null, day, answers })
  }
  const ranked = questions.flatMap(({ question }) => (question.kind === 'ranking' ? [question.id] : []))
  return withoutDoubles(found, ranked)
}

type Read = { answer: Answer | null; unread: { column: string; text: string }[] }

function answerIn(asked: ForeignQuestion, cell: (column: string) => string, words: CellWords): Read {
  const { question, columns, other } = asked
  if (typeof columns === 'string') {
    const text = cell(columns)
    const read = readCell(question, text, words)
    if (!read.ok) return { answer: null, unread: [{ column: columns, text }] }
    const own = other === undefined ? '' : cell(other)
    const whole = withOwnWords(question, read.answer, own)
    return whole === undefined
      ? { answer: read.answer, unread: [{ column: other ?? '', text: own }] }
      : { answer: whole, unread: [] }
  }
  const cells = Object.entries(columns).map(([of, column]) => ({ of, column, text: cell(column) }))
  const read = readSpread(question, cells, words)
  return { answer: read.answer, unread: read.unread.map(({ column, text }) => ({ column, text })) }
}

const wordsOf = ({ question }: ForeignQuestion, { separator, codes }: ForeignLayout): CellWords => ({
  separator,
  codes: codes ? (codes.byQuestion[question.id] ?? {}) : null,
  dontKnow: codes?.dontKnow ?? null,
  noAnswer: codes?.noAnswer ?? null,
})

/**
 * A sheet of codes: variable, code and what it means, found by their titles; the variable stands once above its codes.
 * Variable → its codes; of a variable without codes there is nothing.
 */
export function readCodebook({
  header,
  rows,
}: {
  header: readonly string[]
  rows: readonly ForeignRow[]
}): Map<string, Codes> {
  const at = (title: RegExp, otherwise: number): number => {
    const found = header.findIndex((one) => title.test(one.trim()))
    return found < 0 ? otherwise : found
  }
  const [variableAt, codeAt, meaningAt] = [
    at(/^(переменная|имя|variable)/iu, 0),
    at(/^(код|code|value)/iu, header.length - 2),
    at(/^(значение|метка|подпись|ответ|label|meaning)/iu, header.length - 1),
  ]
  const found = new Map<string, Record<string, string>>()
  let variable = ''
  for (const { cells } of rows) {
    variable = cells[variableAt]?.trim() || variable
    const [code, meaning] = [cells[codeAt]?.trim() ?? '', cells[meaningAt]?.trim() ?? '']
    if (variable !== '' && code !== '' && meaning !== '')
      found.set(variable, { ...found.get(variable), [code]: meaning })
  }
  return found
}

/** 'A' → 0, 'AB' → 27. */
export const columnIndex = (letters: string): number =>
  [...letters.toUpperCase()].reduce((index, letter) => index * 26 + letter.charCodeAt(0) - 64, 0) - 1

/** «Итого», «Всего ответов», «Среднее» in the first filled cell. */
const isTotal = ({ cells }: ForeignRow): boolean =>
  /^\s*(итог|всего|средн|сумма|total|sum|average|mean)/iu.test(cells.find((cell) => cell.trim() !== '') ?? '')

function withoutDoubles(found: ForeignAnswers, ranked: readonly string[]): ForeignAnswers {
  const byKey = new Map<string, ForeignResponse[]>()
  const doubles = new Map<ForeignResponse, number>()
  for (const response of found.responses) {
    if (response.key === null) continue
    const same = byKey.get(response.key) ?? []
    const equal = same.find((one) => answersKey(one.answers, ranked) === answersKey(response.answers, ranked))
    if (equal) doubles.set(response, equal.row)
    else byKey.set(response.key, [...same, response])
  }
  return {
    ...found,
    responses: found.responses.filter((response) => !doubles.has(response)),
    skipped: [
      ...found.skipped,
      ...[...doubles].map(([{ row }, of]) => ({ row, why: 'duplicate' as const, of })),
    ].toSorted((a, b) => a.row - b.row),
    conflicts: [...byKey.values()].flatMap((same) => (same.length > 1 ? [same.map(({ row }) => row)] : [])),
  }
}

/** Equal for equal answers, whatever the order of what was chosen; of a ranking the order is the answer. */
const answersKey = (answers: Answers, ranked: readonly string[]): string =>
  JSON.stringify(
    Object.entries(answers).map(([id, answer]) => [
      id,
      Array.isArray(answer) && !ranked.includes(id) ? answer.map((one) => JSON.stringify(one)).toSorted() : answer,
    ]),
  )
