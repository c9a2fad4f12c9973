// files/expected.json: answers as other form services export them → responses, what was skipped, conflicts (F6).
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  columnIndex,
  readCodebook,
  readForeignAnswers,
  type ForeignLayout,
  type ForeignQuestion,
} from '@/lib/feedback/answers/foreign'
import { newQuestion, type QuestionKind } from '@/lib/feedback/survey/definition'
import { readTable } from '@/lib/tables/table-file'
import { compared, isRecord, recordsOf } from './read'
import type { CaseResult, Runner } from './types'

const isCase = (value: unknown): value is Record<string, unknown> =>
  isRecord(value) && isRecord(value.layout) && Array.isArray(value.questions) && Array.isArray(value.responses)

export const hasForeignFiles = (data: unknown): boolean => isRecord(data) && Object.values(data).some(isCase)

export const foreignFileCases: Runner = async function* (data, file) {
  for (const [name, one] of Object.entries(data as Record<string, unknown>)) {
    if (!isCase(one)) continue
    try {
      yield await tried(name, join(dirname(file), name), one)
    } catch (error) {
      yield { id: name, equal: false, note: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
  }
}

async function tried(id: string, path: string, one: Record<string, unknown>): Promise<CaseResult> {
  const given = one.layout as Record<string, unknown>
  const bytes = readFileSync(path)
  const sheet = typeof given.sheet === 'string' ? given.sheet : undefined
  const table = await readTable(bytes, { sheet, columns: 300 })
  if (!table.ok) return { id, equal: false, note: table.error.message }
  const questions = recordsOf(one, 'questions').map(questionOf)
  if (questions.some((question) => question === undefined)) return { id, equal: false, understood: false }
  const asked = questions.filter((question) => question !== undefined)
  const codes = isRecord(given.codes) ? await codesOf(bytes, given.codes, asked, table.value.header) : undefined
  const layout: ForeignLayout = {
    headerRows: Number(given.headerRows),
    moment: columnOf(given.moment),
    key: columnOf(given.key),
    separator: /cell, «(.+?)»/.exec(String(given.many))?.[1] ?? ';',
    dayOrder: /^mm?\//i.test(String(given.momentForm)) ? 'mdy' : 'dmy',
    ...(codes && { codes }),
  }
  const found = readForeignAnswers(
    // The header is the first row again: there may be two of them.
    [{ number: 1, cells: table.value.header }, ...table.value.rows],
    layout,
    asked,
    String(one.zone),
  )
  const { responses, skipped, conflicts } = one
  return compared(
    id,
    { ...found, unread: found.unread.map(({ row, column, text }) => `${column}${row}: ${text}`) },
    { responses, skipped: skipped ?? [], conflicts: conflicts ?? [], unread: [] },
  )
}

const columnOf = (value: unknown): string | null => (typeof value === 'string' ? value : null)

const kinds: Record<string, QuestionKind> = {
  ...{ one: 'one', many: 'many', matrix: 'matrix', mark: 'scale', nps: 'nps', number: 'number', text: 'text' },
}

/** A word is its own id here. */
function questionOf(given: Record<string, unknown>): ForeignQuestion | undefined {
  const kind = kinds[String(given.kind)]
  if (kind === undefined) return undefined
  const listed = (value: unknown) => (Array.isArray(value) ? value.map(String) : []).map((id) => ({ id, label: id }))
  const question = { ...newQuestion(String(given.id), kind), options: listed(given.options), rows: listed(given.rows) }
  return { question, columns: given.columns as ForeignQuestion['columns'] }
}

async function codesOf(
  bytes: Uint8Array,
  { sheet, dontKnow, noAnswer }: Record<string, unknown>,
  questions: readonly ForeignQuestion[],
  header: readonly string[],
): Promise<ForeignLayout['codes']> {
  const table = await readTable(bytes, { sheet: String(sheet) })
  if (!table.ok) throw new Error(table.error.message)
  const book = readCodebook(table.value)
  const variable = ({ columns }: ForeignQuestion): string =>
    header[columnIndex(typeof columns === 'string' ? columns : (Object.values(columns)[0] ?? ''))] ?? ''
  const code = (value: unknown): string | null => (value === undefined || value === null ? null : String(value))
  return {
    byQuestion: Object.fromEntries(questions.map((one) => [one.question.id, book.get(variable(one)) ?? {}])),
    dontKnow: code(dontKnow),
    noAnswer: code(noAnswer),
  }
}
