// Lists as people have them: read as the importer reads them, compared as tables/compare.mjs does.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { agencyTable } from '@/lib/agencies/import-table'
import { personTable } from '@/lib/people/import-table'
import { processTable } from '@/lib/processes/registry/import-table'
import { projectTable } from '@/lib/projects/list/import-table'
import { readBook } from '@/lib/tables/read/book'
import { cleanedSheet, recognise } from '@/lib/tables/recognise'
import { readRows } from '@/lib/tables/reading'
import type { ReadRow, TableSpec } from '@/lib/core/table-import'
import { isRecord } from './read'
import { trainingTable } from './training-table'
import type { CaseResult, Runner } from './types'

const specs: Record<string, TableSpec> = {
  agencies: agencyTable,
  people: personTable,
  projects: projectTable,
  processes: processTable,
  trainings: trainingTable,
}
/** The portal's words for states of a project → the words of the cases. */
const words: Record<string, string> = { DRAFT: 'PLANNED', FINISHED: 'DONE', CANCELLED: 'STOPPED' }

type Expected = {
  at: number
  sheet?: string
  values?: Record<string, unknown>
  doubt?: Record<string, unknown>
  refuse?: Record<string, unknown>
  either?: string[]
  rowRefused?: string
}

export const hasTables = (data: unknown): boolean =>
  isRecord(data) &&
  isRecord(data.files) &&
  Object.values(data.files).some((file) => isRecord(file) && String(file.kind) in specs && Array.isArray(file.rows))

export const tableCases: Runner = function* (data, file) {
  if (!isRecord(data) || !isRecord(data.files)) return
  for (const [name, expected] of Object.entries(data.files)) {
    if (!isRecord(expected)) continue
    const path = join(dirname(file), name)
    if (!existsSync(path)) yield { id: name, equal: false, note: 'the file is missing' }
    else yield caseOf(name, expected, path)
  }
}

function caseOf(name: string, expected: Record<string, unknown>, path: string): CaseResult {
  const spec = specs[String(expected.kind)]
  if (spec === undefined) return { id: name, equal: false, understood: false }
  const book = readBook(readFileSync(path))
  if (!book.ok) {
    const may = typeof expected.mayRefuse === 'string'
    return { id: name, equal: may, note: `refused: ${book.error.message}` }
  }
  const found = recognise(book.value, spec.columns, new Map())
  const rows = readRows({ ...found, ...cleaned(found) }, spec)
  const faults = faultsOf(rows, expected.rows as Expected[], isRecord(expected.read) ? expected.read : {})
  const { over } = faults
  const note = over.length === 0 ? undefined : `marked without need: ${over.join('; ')}`
  return faults.wrong.length === 0
    ? { id: name, equal: true, note }
    : { id: name, equal: false, got: faults.wrong, expected: 'nothing wrong without a mark, nothing missing', note }
}

/** As the importer does before anything is shown or read. */
function cleaned(found: ReturnType<typeof recognise>) {
  const sheet = cleanedSheet(found.sheet, found.columns)
  const at = new Map(sheet.rows.map((row) => [row.number, row]))
  return { sheet, rows: found.rows.map((one) => ({ ...one, row: at.get(one.row.number) ?? one.row })) }
}

function fold(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(fold).filter(Boolean).sort().join('\u0001')
  const text = String(value)
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u200c\u200d\ufeff]/g, '')
    .replace(/\u2011/g, '-')
    .replace(/[«»„“”"'‹›]/g, '"')
    .replace(/\s+/g, ' ')
    .trim()
  const number = /^\d+,\d+$/.test(text) ? text.replace(',', '.') : text
  return /^-?\d+\.\d*$/.test(number) ? number.replace(/\.?0+$/, '') : number
}

function valuesOf(row: ReadRow): { values: Record<string, unknown>; marked: Set<string> } {
  const values: Record<string, unknown> = { ...row.values }
  const marked = new Set(Object.keys(row.marks))
  if (typeof values.status === 'string') values.status = words[values.status] ?? values.status
  if (values.fullName !== undefined) {
    const [surname, given, ...rest] = fold(values.fullName).split(' ')
    values.surname ??= surname
    values.given ??= given
    values.patronymic ??= rest.join(' ')
    if (marked.has('fullName')) for (const field of ['surname', 'given', 'patronymic']) marked.add(field)
  }
  return { values, marked }
}

function faultsOf(
  rows: ReadRow[],
  expected: Expected[],
  read: Record<string, unknown>,
): { wrong: string[]; over: string[] } {
  const wrong: string[] = []
  const over: string[] = []
  const left = new Map(rows.map((row) => [row.at, row]))
  const personal = /\b\d{3}-\d{3}-\d{3}[ -]\d\d\b|\b0{6,}\d{3,5}\b|00 00 000000|"19[48]\d-\d\d-\d\d"/
  if (Array.isArray(read.forbidden) && read.forbidden.length > 0 && personal.test(JSON.stringify(rows)))
    wrong.push('forbidden personal data in the result')
  for (const one of expected) {
    const row = left.get(one.at)
    left.delete(one.at)
    const { values, marked } = row ? valuesOf(row) : { values: {}, marked: new Set<string>() }
    if (one.rowRefused !== undefined) {
      if (!row) wrong.push(`row ${one.at}: left out without a word`)
      else if (!marked.has('_row')) wrong.push(`row ${one.at}: loaded although ${one.rowRefused}`)
      continue
    }
    if (!row) {
      wrong.push(`row ${one.at}: missing`)
      continue
    }
    for (const [field, want] of Object.entries(one.values ?? {})) {
      const either = one.either?.includes(field) ?? false
      const [got, right] = [fold(values[field]), fold(want)]
      const same = got === right || (either && got.toLowerCase() === right.toLowerCase())
      if (marked.has(field)) {
        if (!either) over.push(`row ${one.at} ${field}: ${row.marks[field]?.why ?? ''}`)
      } else if (!same) wrong.push(`row ${one.at} ${field}: got «${got}», expected «${right}»`)
    }
    for (const field of Object.keys({ ...one.doubt, ...one.refuse }))
      if (!marked.has(field) && !marked.has('_row'))
        wrong.push(`row ${one.at} ${field}: «${fold(values[field])}» without a mark`)
  }
  for (const at of left.keys()) wrong.push(`row ${at}: an extra row`)
  return { wrong, over }
}
