/**
 * The fields of an answer form: how an answer is named and written in it, and back. The page without script, the page
 * with it, the server and the keyboard entry read the same names. Pure.
 */
import { parseDate } from '@/lib/core/dates'
import type { Answer, Answers, ImportancePair, QuestionKind, SurveyContent, SurveyQuestion } from '../survey/definition'

/** Name → texts in their order. Of answers: `q.‹question›[.‹row or option›[.i|.m]]`, own words `o.‹question›`. */
export type Fields = Readonly<Record<string, readonly string[]>>

/** Value of a choice that means «не знаю», and of one that means own words. */
export const DONT_KNOW = '*dk'
export const OTHER = '*other'

export const nameOf = (question: string, part?: string, side?: 'i' | 'm'): string =>
  ['q', question, part, side].filter((one) => one !== undefined).join('.')
export const otherName = (question: string): string => `o.${question}`
export const consentName = (question: string): string => `c.${question}`

/** The question that a field is of; undefined – it is no field of an answer. */
export const questionOf = (name: string): string | undefined => /^[qoc]\.([A-Za-z0-9_-]{1,40})(\.|$)/.exec(name)?.[1]

/** Answered in one field of its own, so that its words are the field's label. */
export const isOwnTextKind = (kind: QuestionKind): boolean => kind === 'text' || kind === 'number' || kind === 'date'

/** What was typed and cannot be read as an answer to its question. */
export type FieldFault = 'number' | 'date' | 'twice' | 'long' | 'otherEmpty'

export type ReadAnswers = { given: Answers; bad: Record<string, FieldFault> }

const LONG = 10_000
const OTHER_LONG = 1_000

/** Fields → answers to the survey's questions; what no question asks is left out. Nothing is cut. */
export function readAnswers({ pages }: SurveyContent, fields: Fields): ReadAnswers {
  const read: ReadAnswers = { given: {}, bad: {} }
  for (const { questions } of pages)
    for (const question of questions) {
      const answer = readOne(question, fields)
      if (answer === undefined) continue
      if (typeof answer === 'object' && 'bad' in answer) read.bad[question.id] = answer.bad as FieldFault
      else read.given[question.id] = answer
    }
  return read
}

type Read = Answer | { bad: FieldFault } | undefined

function readOne(question: SurveyQuestion, fields: Fields): Read {
  const { id, kind } = question
  const all = fields[nameOf(id)] ?? []
  const first = (all[0] ?? '').trim()
  const other = (fields[otherName(id)]?.[0] ?? '').trim()
  if (other.length > OTHER_LONG) return { bad: 'long' }
  if (all.includes(DONT_KNOW) && kind !== 'many') return { dontKnow: true }
  switch (kind) {
    case 'one':
      if (first === OTHER) return other === '' ? { bad: 'otherEmpty' } : { other }
      return first === '' ? undefined : first
    case 'many':
      return readMany(all, other)
    case 'scale':
    case 'stars':
    case 'nps':
      return first === '' ? undefined : /^-?\d{1,13}$/.test(first) ? Number(first) : { bad: 'number' }
    case 'number':
      return readNumber(first)
    case 'date':
      return first === '' ? undefined : (parseDate(first) ?? { bad: 'date' })
    case 'text':
      return first === '' ? undefined : first.length > LONG ? { bad: 'long' } : first
    case 'ranking':
      return readRanking(question, fields)
    case 'matrix':
      return readMatrix(question, fields)
    case 'csi':
      return readPairs(question, fields)
    case 'file':
      return all.length === 0 ? undefined : [...all]
  }
}

function readMany(all: readonly string[], other: string): Read {
  if (all.length === 1 && all[0] === DONT_KNOW) return { dontKnow: true }
  const chosen = all.filter((one) => one !== '' && one !== DONT_KNOW && one !== OTHER)
  if (all.includes(OTHER) && other === '') return { bad: 'otherEmpty' }
  const words = all.includes(OTHER) ? [{ other }] : []
  return chosen.length + words.length === 0 ? undefined : [...chosen, ...words]
}

/** «1 234,5» → '1234.5': spaces group, a comma or a point is the decimal mark. */
function readNumber(text: string): Read {
  if (text === '') return undefined
  const plain = text
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace(',', '.')
    .replace('−', '-')
  return /^-?\d{1,15}(\.\d{1,9})?$/.test(plain) ? plain : { bad: 'number' }
}

function readRanking({ id, options }: SurveyQuestion, fields: Fields): Read {
  const placed = options
    .map((option) => ({ id: option.id, place: Number(fields[nameOf(id, option.id)]?.[0] ?? '') }))
    .filter(({ place }) => Number.isInteger(place) && place > 0)
  if (new Set(placed.map(({ place }) => place)).size < placed.length) return { bad: 'twice' }
  if (placed.length === 0) return undefined
  return placed.sort((a, b) => a.place - b.place).map((one) => one.id)
}

function readMatrix({ id, rows, options }: SurveyQuestion, fields: Fields): Read {
  const cells: Record<string, string | number | { dontKnow: true }> = {}
  for (const row of rows) {
    const text = (fields[nameOf(id, row.id)]?.[0] ?? '').trim()
    if (text === '') continue
    if (text === DONT_KNOW) cells[row.id] = { dontKnow: true }
    else if (options.length > 0) cells[row.id] = text
    else if (/^-?\d{1,13}$/.test(text)) cells[row.id] = Number(text)
    else return { bad: 'number' }
  }
  return Object.keys(cells).length === 0 ? undefined : cells
}

function readPairs({ id, rows }: SurveyQuestion, fields: Fields): Read {
  const cells: Record<string, ImportancePair> = {}
  for (const row of rows) {
    const [importance, mark] = (['i', 'm'] as const).map((side) => {
      const text = (fields[nameOf(id, row.id, side)]?.[0] ?? '').trim()
      return /^\d{1,3}$/.test(text) ? Number(text) : null
    })
    if (importance !== null || mark !== null) cells[row.id] = [importance ?? null, mark ?? null]
  }
  return Object.keys(cells).length === 0 ? undefined : cells
}

/** Answers → fields that read back as the same answers. */
export function writeAnswers({ pages }: SurveyContent, answers: Answers): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const { questions } of pages)
    for (const question of questions) {
      const answer = answers[question.id]
      if (answer !== undefined) writeOne(question, answer, fields)
    }
  return fields
}

function writeOne({ id, kind }: SurveyQuestion, answer: Answer, fields: Record<string, string[]>): void {
  if (typeof answer === 'string' || typeof answer === 'number') fields[nameOf(id)] = [String(answer)]
  else if (Array.isArray(answer)) {
    if (kind === 'ranking')
      answer.forEach((one, i) => (fields[nameOf(id, typeof one === 'string' ? one : 'other')] = [String(i + 1)]))
    else {
      fields[nameOf(id)] = answer.map((one) => (typeof one === 'string' ? one : OTHER))
      const words = answer.find((one) => typeof one !== 'string')
      if (typeof words === 'object') fields[otherName(id)] = [words.other]
    }
  } else if ('dontKnow' in answer && answer.dontKnow === true) fields[nameOf(id)] = [DONT_KNOW]
  else if (kind === 'one' && 'other' in answer) {
    fields[nameOf(id)] = [OTHER]
    fields[otherName(id)] = [String(answer.other)]
  } else
    for (const [row, cell] of Object.entries(answer as Record<string, unknown>))
      if (Array.isArray(cell)) {
        if (cell[0] !== null) fields[nameOf(id, row, 'i')] = [String(cell[0])]
        if (cell[1] !== null) fields[nameOf(id, row, 'm')] = [String(cell[1])]
      } else fields[nameOf(id, row)] = [typeof cell === 'object' ? DONT_KNOW : String(cell as string | number)]
}
