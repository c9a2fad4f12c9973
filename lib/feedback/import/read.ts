/**
 * What a file of answers says, row by row (F6), by the rules of the survey: answers that may be taken, rows that stay
 * out and why, rows of one key that contradict each other, cells that are no answer. Nothing is guessed. Pure.
 */
import { lowerFirst } from '@/lib/core/format'
import { OTHER } from '../answers/fields'
import { columnIndex, readForeignAnswers, type ForeignQuestion, type ForeignRow } from '../answers/foreign'
import { asWritten } from '../answers/sheet'
import { faultText, findQuestion } from '../answers/step'
import { wayThrough } from '../survey/conditions'
import { answerCaps, type Answer, type Answers, type SurveyContent, type SurveyQuestion } from '../survey/definition'
import type { FileDecisions } from './choice'
import { MOMENT } from './columns'
import type { OpenedFile } from './open'

export type WhySkipped = 'empty' | 'total' | 'duplicate' | 'header' | 'hand' | 'loaded' | 'nothing'
type SkippedRow = { row: number; why: WhySkipped; /** The row whose double it is. */ of?: number }

/** Cells of a column with the same text that is no answer: one decision is of all of them. */
export type FileFault = {
  at: number
  /** What stands there; of a corrected cell what it was corrected to. */
  text: string
  why: string
  rows: number[]
  question: SurveyQuestion | null
  /** The answer is in several cells: it can only be left out. */
  whole: boolean
}

type FileAnswer = { row: number; key: string | null; day: string | null; answers: Answers }

export type FileRead = {
  /** What would be taken if nothing is open: rows with faults and conflicts are among them. */
  answers: FileAnswer[]
  skipped: SkippedRow[]
  conflicts: number[][]
  faults: FileFault[]
  /** Rows without a key, where the file has keys. */
  keyless: number
  /** Question → how many gave it an answer that counts, and of how many one does not count by the conditions. */
  counted: Map<string, { answered: number; dropped: number }>
}

type Place = {
  timeZone: string
  today: string
  /** Whether the answer of this key was taken from a file before. */
  known: (key: string) => boolean
}

type Fault = Omit<FileFault, 'rows'> & { row: number }

export function readFile(opened: OpenedFile, content: SurveyContent, decisions: FileDecisions, place: Place): FileRead {
  const { layout, questions, repeated } = opened
  const hand = new Set(decisions.skipped)
  const corrected = correctedRows(opened, decisions)
  const rows = corrected.rows.filter(({ number }) => !hand.has(number) && !repeated.has(number))
  const found = readForeignAnswers(rows, layout, questions, place.timeZone)
  const blank = Map.groupBy(decisions.blank, ({ row }) => row)
  const unread = Map.groupBy(found.unread, ({ row }) => row)
  const broken = Map.groupBy(corrected.broken, ({ row }) => row)
  const byNumber = new Map(rows.map((row) => [row.number, row]))
  const written = asWritten(content)
  const read: FileRead = {
    ...{ answers: [], conflicts: [], faults: [], keyless: 0, counted: new Map() },
    skipped: skippedRows(found.skipped, rows, layout.headerRows, { hand, repeated }),
  }
  const faults: Fault[] = []
  for (const { row, key, day, answers: given } of found.responses) {
    if (key !== null && place.known(key)) {
      read.skipped.push({ row, why: 'loaded' })
      continue
    }
    const left = new Set(blank.get(row)?.map(({ question }) => question))
    const answers = Object.fromEntries(Object.entries(given).filter(([id]) => !left.has(id)))
    const way = wayThrough(written, answers)
    const cell = (column: string): string => byNumber.get(row)?.cells[columnIndex(column)] ?? ''
    const atCell = ({ column, why }: { column: string; why: string }): Fault =>
      faultAt(opened, content, row, columnIndex(column), { text: cell(column), why })
    faults.push(
      ...(unread.get(row) ?? []).map(({ column, text }) =>
        faultAt(opened, content, row, columnIndex(column), { text, why: unreadWords(opened, content, column) }),
      ),
      ...(broken.get(row) ?? []).map(({ at: column, text }) =>
        faultAt(opened, content, row, column, { text, why: brokenWords(text) }),
      ),
      ...(day !== null && day > place.today ? [{ column: layout.moment ?? '', why: NOT_YET }].map(atCell) : []),
      ...refusedWords(opened, content, answers).map(atCell),
      ...ruleFaults(opened, content, answers, way.faults).map(({ columns, why, whole }) => ({
        ...atCell({ column: columns[0] ?? '', why }),
        ...(whole && { whole, text: columns.map(cell).filter(Boolean).join(' · ') }),
      })),
    )
    countAnswers(read, way)
    if (layout.key !== null && key === null) read.keyless += 1
    read.answers.push({ row, key, day, answers: way.kept })
  }
  const taken = new Set(read.answers.map(({ row }) => row))
  read.conflicts = found.conflicts.filter((group) => group.some((row) => taken.has(row)))
  read.faults = grouped(faults)
  const asking = new Set([...read.faults.flatMap((one) => one.rows), ...read.conflicts.flat()])
  for (const { row, answers } of read.answers)
    if (Object.keys(answers).length === 0 && !asking.has(row)) read.skipped.push({ row, why: 'nothing' })
  const out = new Set(read.skipped.map(({ row }) => row))
  return {
    ...read,
    answers: read.answers.filter(({ row }) => !out.has(row)),
    skipped: read.skipped.toSorted((a, b) => a.row - b.row),
  }
}

const NOT_YET = 'этот день ещё не наступил. Проверьте, что стоит раньше: день или месяц'

function skippedRows(
  found: readonly SkippedRow[],
  rows: readonly ForeignRow[],
  headerRows: number,
  { hand, repeated }: { hand: ReadonlySet<number>; repeated: ReadonlySet<number> },
): SkippedRow[] {
  const whyOut = (row: number): 'hand' | 'header' | null =>
    hand.has(row) ? 'hand' : repeated.has(row) ? 'header' : null
  // The reader counts rows up to the last that it sees.
  const last = Math.max(headerRows, ...rows.map(({ number }) => number))
  const beyond = [...new Set([...hand, ...repeated])].filter((row) => row > last)
  return [
    ...found.map((one): SkippedRow => {
      const why = whyOut(one.row)
      return why === null ? one : { row: one.row, why }
    }),
    ...beyond.map((row): SkippedRow => ({ row, why: whyOut(row) ?? 'hand' })),
  ]
}

/** Each cell as a person corrected it; a formula that failed is no text of anybody. */
function correctedRows({ rows, broken }: OpenedFile, { cells }: FileDecisions) {
  const byCell = new Map(cells.map(({ at, text, to }) => [`${at} ${text}`, to]))
  const failed = new Map(broken.map((one) => [`${one.row} ${one.at}`, one]))
  const open: OpenedFile['broken'] = []
  return {
    rows: rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, at) => {
        const fault = failed.get(`${row.number} ${at}`)
        const said = correctedText(byCell, at, fault?.text ?? cell)
        if (fault && said === undefined) open.push(fault)
        return said ?? (fault ? '' : cell)
      }),
    })),
    broken: open,
  }
}

/** A correction may be corrected again; undefined – nobody corrected it. */
function correctedText(byCell: ReadonlyMap<string, string>, at: number, text: string): string | undefined {
  let said: string | undefined
  for (let times = 0; times < 20; times += 1) {
    const to = byCell.get(`${at} ${said ?? text}`)
    if (to === undefined || to === said) break
    said = to
  }
  return said
}

const brokenWords = (text: string): string =>
  text === '' ? 'формула без значения: файл его не хранит' : `ошибка формулы ${text}`

const columnsOf = ({ columns, other }: ForeignQuestion): string[] => [
  ...(typeof columns === 'string' ? [columns] : Object.values(columns)),
  ...(other === undefined ? [] : [other]),
]

function faultAt(
  { questions }: OpenedFile,
  content: SurveyContent,
  row: number,
  at: number,
  { text, why }: { text: string; why: string },
): Fault {
  const asked = questions.find((one) => columnsOf(one).some((letters) => columnIndex(letters) === at))
  const question = asked ? (findQuestion(content, asked.question.id) ?? null) : null
  return { row, at, text, why, question, whole: false }
}

function unreadWords(opened: OpenedFile, content: SurveyContent, column: string): string {
  const at = columnIndex(column)
  if (opened.columns[at]?.place === MOMENT) return 'это не дата'
  const kind = faultAt(opened, content, 0, at, { text: '', why: '' }).question?.kind
  if (kind === 'number') return 'это не число'
  return kind === 'date' ? 'это не дата' : 'такого ответа у вопроса нет'
}

const otherIn = (answer: Answer | undefined): string | null => {
  const words = (one: unknown): string | null =>
    typeof one === 'object' && one !== null && 'other' in one && typeof one.other === 'string' ? one.other : null
  return Array.isArray(answer) ? (answer.map(words).find((one) => one !== null) ?? null) : words(answer)
}

/** What a form would not let through: words where only options are offered, texts that are too long. */
function refusedWords(
  { questions }: OpenedFile,
  content: SurveyContent,
  answers: Answers,
): { column: string; why: string }[] {
  return questions.flatMap((asked) => {
    const question = findQuestion(content, asked.question.id)
    const answer = answers[asked.question.id]
    const own = otherIn(answer)
    const { columns, other } = asked
    const column = other ?? (typeof columns === 'string' ? columns : (columns[OTHER] ?? ''))
    if (own !== null && !question?.other)
      return [{ column, why: `среди вариантов нет «${own.slice(0, 80)}», а свой вариант вопрос не принимает` }]
    if (own !== null && own.length > answerCaps.other)
      return [{ column, why: `свой вариант длиннее ${answerCaps.other} знаков: сократите его` }]
    return typeof answer === 'string' && answer.length > answerCaps.text
      ? [{ column, why: `ответ длиннее ${answerCaps.text} знаков: сократите его` }]
      : []
  })
}

/** Answers that the survey's rules refuse: out of a scale, too many chosen, «не знаю» where it is not offered. */
function ruleFaults(
  { questions }: OpenedFile,
  content: SurveyContent,
  answers: Answers,
  faults: ReturnType<typeof wayThrough>['faults'],
): { columns: string[]; why: string; whole: boolean }[] {
  return faults.flatMap(({ question: id, fault }) => {
    const asked = questions.find(({ question }) => question.id === id)
    const question = findQuestion(content, id)
    const answer = answers[id]
    if (!asked || !question || (otherIn(answer) !== null && !question.other)) return []
    const dontKnow = typeof answer === 'object' && 'dontKnow' in answer
    const why = dontKnow ? 'ответа «не знаю» у вопроса нет' : lowerFirst(faultText(question, fault)).replace(/\.$/, '')
    return [{ columns: columnsOf(asked), why, whole: columnsOf(asked).length > 1 }]
  })
}

function countAnswers(read: FileRead, { kept, dropped, faults }: ReturnType<typeof wayThrough>): void {
  const one = (id: string) => {
    const known = read.counted.get(id) ?? { answered: 0, dropped: 0 }
    read.counted.set(id, known)
    return known
  }
  const faulty = new Set(faults.map(({ question }) => question))
  for (const id of Object.keys(kept)) one(id).answered += 1
  for (const id of dropped) if (!(id in kept) && !faulty.has(id)) one(id).dropped += 1
}

function grouped(faults: readonly Fault[]): FileFault[] {
  const groups = new Map<string, FileFault>()
  for (const { row, ...fault } of faults) {
    const key = `${fault.at} ${fault.whole ? '*' : '='} ${fault.text} ${fault.why}`
    const group = groups.get(key) ?? { ...fault, rows: [] }
    groups.set(key, group)
    if (!group.rows.includes(row)) group.rows.push(row)
  }
  return [...groups.values()].toSorted((a, b) => a.at - b.at || (a.rows[0] ?? 0) - (b.rows[0] ?? 0))
}
