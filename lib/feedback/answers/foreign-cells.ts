/** One answer out of the cells in which another form service put it (F6). Pure. */
import { readDecimal, toDecimalString } from '@/lib/core/decimal'
import { parseDate } from '@/lib/core/dates'
import type { Answer, ImportancePair, OtherWords, SurveyQuestion } from '../survey/definition'

type Question = Pick<SurveyQuestion, 'kind' | 'options' | 'rows' | 'min' | 'max'>

export type CellWords = {
  separator: string
  /** Codes of this question; null – the file has words. */
  codes: Readonly<Record<string, string>> | null
  dontKnow: string | null
  noAnswer: string | null
}

/** `answer` null – left empty; not ok – it is no answer to this question. */
type CellRead = { ok: true; answer: Answer | null } | { ok: false }

const read = (answer: Answer | null): CellRead => ({ ok: true, answer })
const UNREAD: CellRead = { ok: false }

/** Letters and digits alone, so that «10-11» is «10–11» and «Ещё» is «еще». */
const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()

const DONT_KNOW =
  /^(не знаю|затрудняюсь( ответить| с ответом)?|затруднились ответить|не могу (оценить|ответить)|don'?t know)\.?$/
const NO_ANSWER = /^(нет ответа|без ответа|не ответил\(?а?\)?|пропущено|n\/?a|-+)\.?$/
const OTHER =
  /^\s*(?:другое|другой вариант|другая|другой|иное|свой вариант|ваш вариант|other)(?:\s*\([^)]*\))?\s*[:：–—-]\s*([^]*\S)\s*$/iu

const optionOf = ({ options }: Question, text: string): string | undefined =>
  options.find(({ label }) => plain(label) === plain(text))?.id

/** A cell that holds a whole answer. Words of a text stay as they stand. */
export function readCell(question: Question, cell: string, words: CellWords): CellRead {
  if (cell.trim() === '') return read(null)
  if (question.kind === 'text') return read(cell)
  const special = specialOf(question, cell, words)
  if (special !== undefined) return read(special)
  switch (question.kind) {
    case 'one':
      return readOne(question, cell, words)
    case 'many':
      return readMany(question, cell, words)
    case 'scale':
    case 'stars':
    case 'nps': {
      const mark = markIn(question, decoded(cell, words) ?? cell)
      return mark === null ? UNREAD : read(mark)
    }
    case 'number': {
      const value = readDecimal(cell)
      return value ? read(toDecimalString(value)) : UNREAD
    }
    case 'date': {
      const day = parseDate(cell.trim().slice(0, 10))
      return day ? read(day) : UNREAD
    }
    case 'ranking':
    case 'matrix':
    case 'csi':
    case 'file':
      return UNREAD
  }
}

/** «Не знаю», «нет ответа»: in words, unless they are an option of the question, or in codes. */
function specialOf(question: Question, cell: string, words: CellWords): Answer | null | undefined {
  const text = cell.trim()
  if (words.codes !== null) {
    if (text === words.dontKnow) return { dontKnow: true }
    if (text === words.noAnswer) return null
  }
  const meant = decoded(text, words) ?? text
  if (optionOf(question, meant) !== undefined) return undefined
  return DONT_KNOW.test(plain(meant)) ? { dontKnow: true } : NO_ANSWER.test(plain(meant)) ? null : undefined
}

const decoded = (text: string, { codes }: CellWords): string | undefined =>
  codes !== null && Object.hasOwn(codes, text.trim()) ? codes[text.trim()] : undefined

/** Own words with their label or without: whatever is not among the options. A bare unknown code is no words. */
function readOne(question: Question, cell: string, words: CellWords): CellRead {
  const meant = decoded(cell, words)
  const option = optionOf(question, meant ?? cell)
  if (option !== undefined) return read(option)
  if (words.codes !== null && meant === undefined && isCode(cell)) return UNREAD
  return read({ other: OTHER.exec(cell)?.[1] ?? (meant ?? cell).trim() })
}

const isCode = (text: string): boolean => /^\s*\d{1,6}\s*$/.test(text)

/**
 * Own words of a column of their own, beside what was chosen. Undefined – one answer is asked, and an option is chosen
 * besides.
 */
export function withOwnWords({ kind }: Question, chosen: Answer | null, text: string): Answer | null | undefined {
  const other = OTHER.exec(text)?.[1] ?? text.trim()
  if (isNo(other)) return chosen
  if (kind === 'many') {
    const options = Array.isArray(chosen) ? chosen.filter((one) => typeof one === 'string') : []
    return [...options, { other }]
  }
  return typeof chosen === 'string' ? undefined : { other }
}

/** An option may hold the separator itself; own words, too: what lies between options is one text. */
function readMany(question: Question, cell: string, words: CellWords): CellRead {
  const { separator } = words
  const parts = cell.split(separator)
  const chosen: (string | OtherWords)[] = []
  let own: string[] = []
  const closeOwn = () => {
    // One more separator at the end parts nothing.
    const filled = own.slice(0, own.findLastIndex((part) => part.trim() !== '') + 1)
    const text = filled
      .slice(filled.findIndex((part) => part.trim() !== ''))
      .join(separator)
      .trim()
    own = []
    if (text !== '') chosen.push({ other: OTHER.exec(text)?.[1] ?? text })
  }
  for (let at = 0; at < parts.length;) {
    const found = longestOption(question, parts, at, words)
    if (found !== null) {
      closeOwn()
      if (!chosen.includes(found.id)) chosen.push(found.id)
      at += found.parts
    } else {
      const part = parts[at] ?? ''
      if (words.codes !== null && isCode(part)) return UNREAD
      // «Не знаю» beside what was chosen says nothing.
      if (!DONT_KNOW.test(plain(part))) own.push(part)
      at += 1
    }
  }
  closeOwn()
  return read(chosen.length === 0 ? null : chosen)
}

function longestOption(question: Question, parts: readonly string[], at: number, words: CellWords) {
  for (let count = parts.length - at; count > 0; count -= 1) {
    const text = parts.slice(at, at + count).join(words.separator)
    const id = text.trim() === '' ? undefined : optionOf(question, decoded(text, words) ?? text)
    if (id !== undefined) return { id, parts: count }
  }
  return null
}

/** The whole number, whatever words stand beside it: «10 - Точно порекомендую», «4 из 5». Null out of the scale. */
function markIn({ min, max }: Question, text: string): number | null {
  const found = /(?<![\d.,-])\d{1,4}(?![\d]|[.,]\d*[1-9])/.exec(text.trim())
  const mark = found ? Number(found[0]) : null
  return mark === null || (min !== null && mark < min) || (max !== null && mark > max) ? null : mark
}

export type SpreadCell = { /** Option or row. */ of: string; column: string; text: string }

/** A question with a column for each option or row. All of them empty: not answered. */
export function readSpread(
  question: Question,
  cells: readonly SpreadCell[],
  words: CellWords,
): { answer: Answer | null; unread: SpreadCell[] } {
  if (question.kind === 'matrix') return spreadMatrix(question, cells, words)
  if (question.kind === 'ranking') return spreadRanking(question, cells)
  if (question.kind === 'csi') return spreadPairs(question, cells, words)
  const unread: SpreadCell[] = []
  const chosen: (string | OtherWords)[] = []
  for (const cell of cells) {
    const option = question.options.find(({ id }) => id === cell.of)
    if (option === undefined) {
      const text = OTHER.exec(cell.text)?.[1] ?? cell.text.trim()
      if (!isNo(text)) chosen.push({ other: text })
    } else if (isYes(cell.text) || plain(cell.text) === plain(option.label)) chosen.push(option.id)
    else if (!isNo(cell.text)) unread.push(cell)
  }
  const [first = null] = chosen
  return { answer: question.kind === 'one' ? first : chosen.length > 0 ? chosen : null, unread }
}

const isYes = (text: string): boolean => /^(1|да|x|х|v|\+|✓|✔|☑|true|yes|истина)$/.test(plain(text))
const isNo = (text: string): boolean => /^(|0|нет|-|☐|false|no|ложь)$/.test(plain(text))

function spreadMatrix(question: Question, cells: readonly SpreadCell[], words: CellWords) {
  const unread: SpreadCell[] = []
  const rows: Record<string, string | number | { dontKnow: true }> = {}
  for (const cell of cells) {
    if (cell.text.trim() === '') continue
    const special = specialOf(question, cell.text, words)
    if (special === null) continue
    const meant = decoded(cell.text, words) ?? cell.text
    const value = special
      ? { dontKnow: true as const }
      : question.options.length > 0
        ? optionOf(question, meant)
        : markIn(question, meant)
    if (value === undefined || value === null) unread.push(cell)
    else rows[cell.of] = value
  }
  return { answer: Object.keys(rows).length > 0 ? rows : null, unread }
}

/** A place beside each option. */
function spreadRanking(question: Question, cells: readonly SpreadCell[]) {
  const filled = cells.filter(({ text }) => !/^\s*-?\s*$/.test(text))
  const placed = filled.map((cell) => ({ cell, place: markIn({ ...question, min: null, max: null }, cell.text) }))
  const unread = placed.filter(({ place }) => place === null).map(({ cell }) => cell)
  const sorted = placed.filter(({ place }) => place !== null).toSorted((a, b) => (a.place ?? 0) - (b.place ?? 0))
  return { answer: sorted.length > 0 ? sorted.map(({ cell }) => cell.of) : null, unread }
}

/** Importance and mark of a row in two columns: «‹row›.i» and «‹row›.m». */
function spreadPairs(question: Question, cells: readonly SpreadCell[], words: CellWords) {
  const unread: SpreadCell[] = []
  const pairs: Record<string, ImportancePair> = {}
  for (const cell of cells) {
    if (cell.text.trim() === '' || specialOf(question, cell.text, words) !== undefined) continue
    const mark = markIn(question, decoded(cell.text, words) ?? cell.text)
    const [row = '', side] = cell.of.split('.')
    const [importance, given] = pairs[row] ?? [null, null]
    if (mark === null) unread.push(cell)
    else pairs[row] = side === 'i' ? [mark, given] : [importance, mark]
  }
  return { answer: Object.keys(pairs).length > 0 ? pairs : null, unread }
}
