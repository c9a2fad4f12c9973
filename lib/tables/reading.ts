/** What the records of a found table say, field by field, with what is doubtful or refused. Pure. */
import {
  mark,
  ROW,
  type Decisions,
  type ImportColumn,
  type PlanFault,
  type Settled,
  type ReadRow,
  type TableSpec,
} from '@/lib/core/table-import'
import { plainTitle } from './columns'
import type { FoundColumn, FoundTable } from './recognise'
import { isEmpty, type Cell } from './sheet'
import { isDitto, saysNothing, tidy } from './values/clean'
import { readDay } from './values/days'
import { bothFigures, readCount, readFigure, readTerm } from './values/figures'
import {
  readAgency,
  readCode,
  readEmail,
  readInn,
  readList,
  readName,
  readNamePart,
  readPersonName,
  readPhone,
} from './values/names'
import { doubt, refuse, taken, type ReadValue } from './values/types'

/** Puts what a plan found at its rows: a fault is more than a doubt. */
export function markPlan(
  rows: readonly ReadRow[],
  { faults, settled = [] }: { faults: readonly PlanFault[]; settled?: readonly Settled[] },
): void {
  const byAt = new Map(rows.map((row) => [row.at, row]))
  for (const { at, field } of settled) {
    const row = byAt.get(at)
    if (row?.marks[field]?.level === 'doubt') delete row.marks[field]
  }
  for (const { at, field, why, level = 'refuse' } of faults) {
    const row = byAt.get(at)
    if (row && row.marks[field]?.level !== 'refuse') row.marks[field] = { level, why }
  }
}

type RowFieldDecision = NonNullable<Decisions[string]['fields']>[string]

const organisation =
  /министерств|управлени|департамент|комитет|администраци|служб|агентств|инспекци|учреждени|центр|бюро|фонд|(?<!\p{L})(?:г|м|о|ф)[бкау]{1,2}[узпо]?(?!\p{L})|«/iu

/** Reads the records of a table, with what a person has decided of them; those that are to be skipped are left out. */
export function readRows(
  found: FoundTable,
  spec: TableSpec,
  decisions: Decisions = {},
  constants: ReadRow['values'] = {},
): ReadRow[] {
  const taken = found.columns.flatMap((column) => {
    const of = column.field === null ? undefined : spec.columns.find(({ field }) => field === column.field)
    return of ? [{ column, of }] : []
  })
  const above = new Map<number, string>()
  const rows = found.rows.flatMap(({ row, role, group }): ReadRow[] => {
    const decided = decisions[String(row.number)]
    if (role !== 'record' || decided?.row === 'skip') return []
    const read: ReadRow = { at: row.number, sheet: found.sheet.name, values: {}, marks: {}, cells: {} }
    for (const { column, of } of taken) {
      const cell = row.cells[column.at]
      put(read, of, readCell(cell, of, column, above.get(column.at)))
      read.cells[of.field] = { column: column.at, text: cell?.kind === 'unreckoned' ? '' : (cell?.text ?? '') }
      if (!isEmpty(cell) && cell) above.set(column.at, cell.text)
      if (cell?.comment)
        mark(read, of.field, 'doubt', `к ячейке написано примечание: «${tidy(cell.comment).slice(0, 200)}»`)
    }
    if (group !== undefined) putGroup(read, group, spec)
    for (const [field, value] of Object.entries(constants)) read.values[field] ??= value
    pairFigures(read, spec)
    for (const of of spec.columns) putDecision(read, of, decided?.fields?.[of.field])
    if (row.hidden) mark(read, ROW, 'doubt', 'строка в таблице скрыта: брать ли её')
    const word = found.yesNo === null ? '' : tidy(row.cells[found.yesNo]?.text ?? '').toLowerCase()
    if (/^(?:нет|no|-)$/.test(word))
      mark(
        read,
        ROW,
        'doubt',
        `в столбце «${found.columns[found.yesNo ?? 0]?.title ?? ''}» стоит «${word}»: брать ли строку`,
      )
    return [read]
  })
  spec.check?.(rows)
  for (const row of rows) settle(row, decisions[String(row.at)])
  return rows
}

/** Another text for a field: read as the cell would be; what is in doubt of it the person has said. */
function putDecision(row: ReadRow, of: ImportColumn, decided: RowFieldDecision | undefined): void {
  if (decided === undefined || !('text' in decided)) return
  const read = readText(decided.text, of, '')
  // What a person typed over a doubtful text stands as it is typed.
  const own = read.mark?.level === 'doubt' && of.reads !== 'choice' && of.reads !== 'day'
  row.values[of.field] = own ? (of.reads === 'list' ? [decided.text] : decided.text.trim()) : read.value
  delete row.marks[of.field]
  if (read.mark?.level === 'refuse' || (read.mark && !own)) row.marks[of.field] = read.mark
}

/** Doubts that a person has settled are none. */
function settle(row: ReadRow, decided: Decisions[string] | undefined): void {
  if (decided?.row === 'take') delete row.marks[ROW]
  for (const field of Object.keys(decided?.fields ?? {}))
    if (row.marks[field]?.level === 'doubt' && row.values[field] !== null) delete row.marks[field]
}

function put(row: ReadRow, { field }: ImportColumn, read: ReadValue): void {
  row.values[field] = read.value
  if (read.mark) row.marks[field] ??= read.mark
  for (const [other, value] of Object.entries(read.beside ?? {})) row.values[other] ??= value
  for (const [other, one] of Object.entries(read.others ?? {})) row.marks[other] ??= one
}

function putGroup(row: ReadRow, group: string, { groups, columns }: TableSpec): void {
  const field = organisation.test(group)
    ? (groups?.organisation ?? groups?.other)
    : (groups?.other ?? groups?.organisation)
  if (field === undefined || (row.values[field] ?? null) !== null) return
  const column = columns.find((one) => one.field === field)
  const read = column ? readText(group, column, '') : taken(group)
  row.values[field] = read.value
  if (read.mark) row.marks[field] ??= read.mark
}

/** Was and target in one cell, in other units, or as a share where per cent are said. */
function pairFigures(row: ReadRow, { columns }: TableSpec): void {
  const pair = columns.filter(({ reads }) => reads === 'figure')
  const [was, target] = pair
  if (!was || !target) return
  const [first, second] = [row.cells[was.field]?.text ?? '', row.cells[target.field]?.text ?? '']
  const both = bothFigures(first)
  if (both) {
    const why = `«${tidy(first)}»: было и стало в одной ячейке`
    for (const { field } of pair) delete row.marks[field]
    row.values[was.field] = both.was
    row.values[target.field] = both.target
    for (const { field } of pair) mark(row, field, 'doubt', why)
    return
  }
  const unitIn = (text: string): string => Object.values(readFigure(text, 'unit').beside ?? {})[0] ?? ''
  const units = [unitIn(first), unitIn(second)]
  if (units[0] && units[1] && units[0] !== units[1])
    for (const { field } of pair) mark(row, field, 'doubt', `единицы разные: «${tidy(first)}» и «${tidy(second)}»`)
  const unit = was.unitField === undefined ? null : row.values[was.unitField]
  if (unit === '%' && !units.includes('%'))
    for (const { field } of pair) {
      const value = row.values[field]
      if (typeof value !== 'string' || !/^0\.\d+$/.test(value)) continue
      row.values[field] = String(Number((Number(value) * 100).toPrecision(12)))
      mark(row, field, 'doubt', `${value.replace('.', ',')} при единице «%»: доля или процент`)
    }
}

function readCell(cell: Cell | undefined, of: ImportColumn, column: FoundColumn, above: string | undefined): ReadValue {
  if (cell === undefined || isEmpty(cell)) return taken(of.reads === 'list' ? [] : null)
  if (cell.kind === 'unreckoned')
    return refuse(
      'в ячейке формула без посчитанного значения: откройте таблицу, пересчитайте и сохраните или впишите значение',
    )
  if (cell.kind === 'error') return refuse(`в ячейке ${cell.text}: формула не нашла значения`)
  const ditto = isDitto(cell.text)
  if (ditto === 'there') return doubt(null, `«${tidy(cell.text)}»: где именно, не сказано`)
  if (ditto === 'above' && above !== undefined)
    return doubt(
      readText(above, of, column.title).value,
      `«${tidy(cell.text)}» – видимо, как строкой выше: «${tidy(above)}»`,
    )
  if (of.reads === 'day') {
    if (cell.kind === 'date' && cell.day) return dayOfCell(cell.day, cell.text)
    return readDay(cell.number !== undefined && !cell.formatted ? cell.number : cell.text, of.edge)
  }
  if (cell.kind === 'date' && cell.day) {
    const [, month, day] = cell.day.split('-').map(Number)
    if (of.reads === 'code')
      return doubt(`${day}.${month}`, `таблица сделала из шифра дату ${cell.text}; похоже на ${day}.${month}`)
    if (of.reads === 'count' || of.reads === 'figure')
      return doubt(`${day}.${month}`, `таблица сделала из числа дату ${cell.text}`)
  }
  if (cell.number !== undefined) {
    if (of.reads === 'inn' || of.reads === 'phone') return readText(cell.number, of, column.title)
    if (of.reads === 'code' && !cell.formatted && cell.number.includes('.'))
      return doubt(cell.number, `шифр ${cell.number} записан числом: нули в конце могли пропасть (${cell.number}0?)`)
    if (of.reads === 'count') return readCount(cell.number)
    if (of.reads === 'figure')
      return taken(cell.number, cell.text.endsWith('%') && of.unitField ? { beside: { [of.unitField]: '%' } } : {})
  }
  return readText(cell.text, of, column.title)
}

function dayOfCell(day: string, text: string): ReadValue {
  const year = Number(day.slice(0, 4))
  return year < 1990 || year > 2060 ? doubt(null, `год ${year} не похож на настоящий: «${text}»`) : taken(day)
}

/** A text as the field wants it; also what a person types instead. */
export function readText(text: string, of: ImportColumn, title: string): ReadValue {
  switch (of.reads) {
    case 'name':
    case 'title':
      return readName(text)
    case 'agency':
      return readAgency(text, /должност/i.test(title))
    case 'inn':
      return readInn(text)
    case 'person':
      return readPersonName(text)
    case 'namePart':
      return readNamePart(text, of.title)
    case 'email':
      return readEmail(text)
    case 'phone':
      return readPhone(text)
    case 'day':
      return readDay(text, of.edge)
    case 'choice':
      return readChoice(text, of)
    case 'list':
      return readList(text)
    case 'figure':
      return readFigure(text, of.unitField)
    case 'count':
      return readCount(text)
    case 'term':
      return readTerm(text, of.unitField ?? '')
    case 'code':
      return readCode(text)
  }
}

function readChoice(typed: string, { choices = [], title }: ImportColumn): ReadValue {
  const text = plainTitle(tidy(typed).replace(/^\d+[.)]\s*/, ''))
  if (text === '' || saysNothing(typed))
    return text === '' && tidy(typed) !== '' && !saysNothing(typed) ? unknown() : taken(null)
  const is = (words: readonly string[] | undefined): boolean => (words ?? []).some((word) => plainTitle(word) === text)
  const sure = choices.find(({ key, title: word, also }) => is([key, word, ...(also ?? [])]))
  if (sure) return taken(sure.key)
  const maybe = choices.find(({ unsure }) => is(unsure))
  if (maybe) return doubt(maybe.key, `«${tidy(typed)}» может значить разное; похоже на «${maybe.title}»`)
  return unknown()
  function unknown(): ReadValue {
    return doubt(null, `«${tidy(typed)}» – такого значения нет (${title.toLowerCase()}): выберите из списка`)
  }
}
