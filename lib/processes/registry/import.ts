/**
 * Processes from a table. A row whose code (or, without one, name) the owner has already puts that process right –
 * only in the columns that the table has –, any other row is a new process; nothing is taken while one row has an
 * error. The titles are those of the registry's own workbook, so it can be taken out, mended and put back. Pure.
 */
import { sameName } from '@/lib/core/same-name'
import type { ProcessSettings } from '@/lib/core/tenant'
import { cellOf, mapColumns, repeatedRows, type ColumnSpec, type RowError, type Table } from '@/lib/tables/table'
import type { Consumer } from './entry'
import { processKindLabels } from './labels'
import { kindOf, processKinds, sideOf, type AgencyFact, type ProcessKindName } from './rules'

export const processColumns = [
  { field: 'code', title: 'Код', also: ['Шифр', 'Номер процесса', 'Код процесса'], required: false },
  {
    field: 'name',
    title: 'Процесс',
    also: ['Наименование', 'Название', 'Наименование процесса', 'Название процесса'],
    required: true,
  },
  { field: 'kind', title: 'Вид', also: ['Вид процесса'], required: false },
  { field: 'group', title: 'Группа', also: ['Группа процессов', 'Направление'], required: false },
  { field: 'carries', title: 'Что несёт', also: ['Услуга или функция'], required: false },
  { field: 'owner', title: 'Владелец', also: ['Орган', 'Владелец процесса', 'Орган-владелец'], required: false },
  { field: 'unit', title: 'Подразделение', also: ['Структурное подразделение', 'Отдел'], required: false },
  {
    field: 'representative',
    title: 'Представитель владельца',
    also: ['Представитель', 'Ответственный', 'Ответственное лицо'],
    required: false,
  },
  { field: 'participants', title: 'Участники', also: ['Участники процесса'], required: false },
  { field: 'inputs', title: 'Входы', also: ['Вход', 'Вход процесса'], required: false },
  {
    field: 'outputs',
    title: 'Результаты',
    also: ['Выходы', 'Выход', 'Результат', 'Результат процесса'],
    required: false,
  },
  {
    field: 'consumers',
    title: 'Потребители',
    also: ['Потребитель', 'Потребители результата', 'Клиенты'],
    required: false,
  },
  { field: 'needs', title: 'Требования', also: ['Требования к результату'], required: false },
  { field: 'regulations', title: 'Регламенты', also: ['Регламент', 'Правовое основание', 'НПА'], required: false },
  { field: 'systems', title: 'Информационные системы', also: ['Системы', 'ИС'], required: false },
  {
    field: 'runs',
    title: 'Раз в год',
    also: ['В год', 'Прогонов в год', 'Количество в год', 'Объём в год'],
    required: false,
  },
  {
    field: 'federalId',
    title: 'Номер в федеральном реестре',
    also: ['Номер в федеральном реестре услуг', 'Реестровый номер услуги'],
    required: false,
  },
] as const satisfies readonly ColumnSpec<string>[]
type Field = (typeof processColumns)[number]['field']

/** What a table can say of a process. */
export type ImportedProcess = {
  code: string
  name: string
  kind: ProcessKindName
  group: string
  carries: string
  unitId: string | null
  representative: string
  participants: { agencyId: string; unitId: string | null }[]
  inputs: string[]
  outputs: string[]
  consumers: Consumer[]
  regulations: string[]
  systems: string[]
  runsPerYear: number | null
  federalId: string
}

export type KnownProcess = ImportedProcess & { id: string; agencyId: string; dropped: boolean }

type ProcessImportRow = {
  row: number
  /** The process that is put right; null – a new one. */
  id: string | null
  state: 'new' | 'changed' | 'same'
  agencyId: string
  agencyName: string
  /** Of a new process without a code: '' – it gets the next one of its owner. */
  values: ImportedProcess
}
export type ProcessImport = { rows: ProcessImportRow[]; errors: RowError[]; ignored: string[]; total: number }

type Known = {
  settings: ProcessSettings
  /** Active agencies. */
  agencies: readonly (AgencyFact & { shortName: string | null })[]
  units: readonly { id: string; agencyId: string; name: string }[]
  /** Agencies whose registry the person keeps; where it is one, the owner need not be named. */
  kept: readonly string[]
  existing: readonly KnownProcess[]
}

const nothing: ImportedProcess = {
  ...{ code: '', name: '', kind: 'WITHIN', group: '', carries: '', unitId: null, representative: '' },
  ...{ participants: [], inputs: [], outputs: [], consumers: [], regulations: [], systems: [] },
  ...{ runsPerYear: null, federalId: '' },
}

const limits: Partial<Record<Field, number>> = { code: 40, name: 300, representative: 300, federalId: 60 }

/** Reads the rows against what the tenant has. `message` – the table does not fit. */
export function parseProcessImport(table: Table, known: Known): ProcessImport | { message: string } {
  const columns = mapColumns<Field>(table.header, [...processColumns])
  if (!columns.ok) return { message: columns.message }
  const errors: RowError[] = []
  const agencyOf = finder(known.agencies, ({ name, shortName }) => [name, shortName ?? ''])
  const rows = table.rows.map((row) => {
    const report = (field: Field, reason: string): void =>
      void errors.push({ row: row.number, column: titleOf(field), reason })
    const has = (field: Field): boolean => columns.at[field] !== undefined
    const cell = (field: Field): string => cellOf(row, columns.at[field])
    const lines = (field: Field): string[] => linesOf(row.cells[columns.at[field] ?? -1] ?? '')
    const owner = ownerOf(cell('owner'), known, agencyOf, (reason) => report('owner', reason))
    for (const [field, most] of Object.entries(limits) as [Field, number][])
      if (cell(field).length > most) report(field, `длиннее ${most} знаков`)
    const before =
      owner && known.existing.find((one) => one.agencyId === owner.id && isSame(one, cell('code'), cell('name')))
    if (!before && cell('name').length < 3) report('name', cell('name') === '' ? 'не заполнено' : 'короче 3 знаков')
    if (before?.dropped) report('code', 'процесс исключён из реестра: сначала верните его')
    const values = owner ? valuesOf({ known, owner, has, cell, lines, report, agencyOf }, before ?? nothing) : nothing
    return {
      row: row.number,
      id: before?.id ?? null,
      state: !before ? ('new' as const) : sameValues(before, values) ? ('same' as const) : ('changed' as const),
      agencyId: owner?.id ?? '',
      agencyName: owner?.name ?? '',
      values,
    }
  })
  const key = ({ agencyId, values }: ProcessImportRow): string =>
    agencyId && `${agencyId} ${values.code ? sameName(values.code) : `– ${sameName(values.name)}`}`
  for (const [row, first] of repeatedRows(rows.map((one) => ({ row: one.row, key: key(one) }))))
    errors.push({ row, column: titleOf('code'), reason: `повторяет строку ${first}` })
  return { rows, errors: errors.sort((a, b) => a.row - b.row), ignored: columns.ignored, total: rows.length }
}

const titleOf = (field: Field): string => processColumns.find((one) => one.field === field)?.title ?? field

/** One thing a line; «;» parts things, too. */
const linesOf = (cell: string): string[] => [
  ...new Map(
    cell
      .split(/[\n;]/)
      .map((line) => line.replace(/\s+/g, ' ').trim())
      .filter(Boolean)
      .map((line) => [sameName(line), line]),
  ).values(),
]

const isSame = (one: KnownProcess, code: string, name: string): boolean =>
  code === '' ? sameName(one.name) === sameName(name) : sameName(one.code) === sameName(code)

/** By what is typed; the wording of a thing that is the same otherwise counts as its own. */
function finder<T>(all: readonly T[], names: (one: T) => string[]): (typed: string) => T[] {
  const found = new Map<string, T[]>()
  for (const one of all)
    for (const name of new Set(names(one).map(sameName))) if (name) found.set(name, [...(found.get(name) ?? []), one])
  return (typed) => found.get(sameName(typed)) ?? []
}
type AgencyFinder = (typed: string) => Known['agencies'][number][]

function ownerOf(
  typed: string,
  { agencies, kept }: Known,
  find: AgencyFinder,
  report: (reason: string) => void,
): AgencyFact | null {
  if (typed === '') {
    const only = kept.length === 1 ? agencies.find(({ id }) => id === kept[0]) : undefined
    if (!only) report('назовите орган, в чей реестр внести процесс')
    return only ?? null
  }
  const [owner, other] = find(typed)
  if (!owner) report(`«${typed}» нет среди действующих органов`)
  else if (other) report(`«${typed}» подходит нескольким органам: напишите полное наименование`)
  else if (!kept.includes(owner.id)) report(`реестр органа «${owner.name}» ведёте не вы`)
  else return owner
  return null
}

type Reading = {
  known: Known
  owner: AgencyFact
  has: (field: Field) => boolean
  cell: (field: Field) => string
  lines: (field: Field) => string[]
  report: (field: Field, reason: string) => void
  agencyOf: AgencyFinder
}

/** The process as the row makes it: what the table has no column for stays. */
function valuesOf(reading: Reading, before: ImportedProcess): ImportedProcess {
  const { known, owner, has, cell, lines, report } = reading
  const { settings, agencies } = known
  const keyed = (field: 'group' | 'carries'): string => {
    if (!has(field)) return before[field]
    const all = field === 'group' ? settings.groups : settings.carries
    const typed = cell(field)
    const one = all.find(({ key, title }) => key === typed || sameName(title) === sameName(typed))
    if (typed !== '' && !one) report(field, `«${typed}» нет; возможны: ${all.map(({ title }) => title).join(', ')}`)
    return one?.key ?? ''
  }
  const participants = has('participants') ? participantsOf(reading) : before.participants
  const kind = kindTyped(reading)
  return {
    code: cell('code') || before.code,
    // Known by its name: the registry's own wording stays.
    name: sameName(cell('name')) === sameName(before.name) || cell('name') === '' ? before.name : cell('name'),
    kind:
      kind ??
      (has('participants') || before === nothing
        ? kindOf([{ agencyId: owner.id }, ...participants], agencies, settings)
        : before.kind),
    group: keyed('group'),
    carries: keyed('carries'),
    unitId: has('unit') ? unitOf(reading, 'unit', owner.id, cell('unit')) : before.unitId,
    representative: has('representative') ? cell('representative') : before.representative,
    participants,
    inputs: has('inputs') ? lines('inputs') : before.inputs,
    outputs: has('outputs') ? lines('outputs') : before.outputs,
    consumers: has('consumers') ? consumersOf(reading, before.consumers) : before.consumers,
    regulations: has('regulations') ? lines('regulations') : before.regulations,
    systems: has('systems') ? lines('systems') : before.systems,
    runsPerYear: has('runs') ? runsOf(reading) : before.runsPerYear,
    federalId: has('federalId') ? cell('federalId') : before.federalId,
  }
}

function kindTyped({ cell, report }: Reading): ProcessKindName | null {
  const typed = cell('kind')
  const kind = processKinds.find((one) => one === typed || sameName(processKindLabels[one]) === sameName(typed))
  if (typed !== '' && !kind)
    report('kind', `«${typed}» нет; возможны: ${processKinds.map((one) => processKindLabels[one]).join(', ')}`)
  return kind ?? null
}

function runsOf({ cell, report }: Reading): number | null {
  const typed = cell('runs').replace(/\s/g, '')
  if (typed === '') return null
  if (/^\d{1,9}$/.test(typed)) return Number(typed)
  report('runs', `«${cell('runs')}» – не целое число`)
  return null
}

function unitOf({ known, report }: Reading, field: Field, agencyId: string, typed: string): string | null {
  if (typed === '') return null
  const unit = known.units.find((one) => one.agencyId === agencyId && sameName(one.name) === sameName(typed))
  if (!unit) report(field, `подразделения «${typed}» у органа нет: внесите его на странице «Подразделения»`)
  return unit?.id ?? null
}

/** «Орган» or «Орган, подразделение», as the workbook of a registry says it. */
function participantsOf(reading: Reading): ImportedProcess['participants'] {
  const { known, owner, lines, report, agencyOf } = reading
  return lines('participants').flatMap((line): ImportedProcess['participants'] => {
    const [whole] = agencyOf(line)
    if (whole) return whole.id === owner.id ? [] : [{ agencyId: whole.id, unitId: null }]
    for (const agency of known.agencies)
      if (sameName(line).startsWith(`${sameName(agency.name)}`) && line.length > agency.name.length) {
        const unit = line.slice(agency.name.length).replace(/^[,\s]+/, '')
        const unitId = unitOf(reading, 'participants', agency.id, unit)
        return unitId === null ? [] : [{ agencyId: agency.id, unitId }]
      }
    report('participants', `«${line}» нет среди действующих органов`)
    return []
  })
}

/** «Заявитель (внешний)»; a side that is not said is ruled by the tenant's definition. */
function consumersOf({ known, lines }: Reading, before: readonly Consumer[]): Consumer[] {
  const needs = lines('needs')
  const all = lines('consumers')
  return all.map((line, i) => {
    const [, name = line, said = ''] = /^(.*?)\s*\((внешн\S*|внутренн\S*)\)$/i.exec(line) ?? []
    const was = before.find((one) => sameName(one.name) === sameName(name))
    const side =
      said === ''
        ? (was?.side ?? sideOf(name, known.agencies, known.settings) ?? 'external')
        : /^внеш/i.test(said)
          ? 'external'
          : 'internal'
    return { name, side, needs: (needs.length === all.length ? needs[i] : was?.needs) ?? '' }
  })
}

/** Compared as the registry would print them. */
function sameValues(one: ImportedProcess, other: ImportedProcess): boolean {
  const text = ({ participants, ...rest }: ImportedProcess) =>
    JSON.stringify({
      ...Object.fromEntries(Object.keys(nothing).map((key) => [key, rest[key as keyof typeof rest]])),
      participants: participants.map(({ agencyId, unitId }) => `${agencyId} ${unitId ?? ''}`).sort(),
    })
  return text(one) === text(other)
}
