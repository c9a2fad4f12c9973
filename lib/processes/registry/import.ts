/**
 * Processes from a table against those of the portal. A row whose code (or, without one, name) the owner has already
 * puts that process right – only in what the row says: an empty cell takes nothing away –, any other row is a new
 * process. The titles are those of the registry's own workbook, so it can be taken out, mended and put back. Pure.
 */
import { sameName } from '@/lib/core/same-name'
import { ROW, textOf, type FieldChange, type PlanFault, type PlannedRow, type ReadRow } from '@/lib/core/table-import'
import type { ProcessSettings } from '@/lib/core/tenant'
import type { Consumer } from './entry'
import { consumerSideLabels, processKindLabels } from './labels'
import { kindOf, processKinds, sideOf, type AgencyFact, type ProcessKindName } from './rules'

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

type PlannedProcess = PlannedRow & {
  /** The process that is put right; null – a new one. */
  id: string | null
  agencyId: string
  agencyName: string
  /** Of a new process without a code: '' – it gets the next one of its owner. */
  values: ImportedProcess
}
export type ProcessImport = { rows: PlannedProcess[]; faults: PlanFault[] }

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

const limits = { code: 40, name: 300, representative: 300, federalId: 60 }

/** Plans the rows against what the tenant has. */
export function planProcesses(rows: readonly ReadRow[], known: Known): ProcessImport {
  const faults: PlanFault[] = []
  const agencyOf = finder(known.agencies, ({ name, shortName }) => [name, shortName ?? ''])
  const seen = new Map<string, number>()
  const planned = rows.map((row): PlannedProcess => {
    const report = (field: string, why: string): void => void faults.push({ at: row.at, field, why })
    const cell = (field: string): string => textOf(row, field)
    const lines = (field: string): string[] => linesOf(row, field)
    const has = (field: string): boolean => cell(field) !== '' || lines(field).length > 0
    for (const [field, most] of Object.entries(limits))
      if (cell(field).length > most) report(field, `длиннее ${most} знаков`)
    const place = placeOf(row, known, agencyOf, report)
    const before =
      place && known.existing.find((one) => one.agencyId === place.owner.id && isSame(one, cell('code'), cell('name')))
    if (!before && cell('name').length < 3)
      report('name', cell('name') === '' ? 'название не заполнено' : `«${cell('name')}» короче 3 знаков`)
    if (before?.dropped) report('code', 'процесс исключён из реестра: сначала верните его')
    const values = place
      ? valuesOf({ known, ...place, has, cell, lines, report, agencyOf }, before ?? nothing)
      : nothing
    const key = place && `${place.owner.id} ${values.code ? sameName(values.code) : `– ${sameName(values.name)}`}`
    const first = key ? seen.get(key) : undefined
    if (first !== undefined) report(ROW, `повторяет строку ${first}`)
    if (key) seen.set(key, first ?? row.at)
    const changes = before ? changesOf(before, values, known) : []
    return {
      at: row.at,
      id: before?.id ?? null,
      state: !before ? 'new' : changes.length === 0 ? 'same' : 'changed',
      changes,
      ...(!before && {
        note: [values.code || 'код – следующий', place?.owner.name, processKindLabels[values.kind]]
          .filter(Boolean)
          .join('; '),
      }),
      agencyId: place?.owner.id ?? '',
      agencyName: place?.owner.name ?? '',
      values,
    }
  })
  return { rows: planned, faults }
}

/** One thing a line. */
function linesOf(row: ReadRow, field: string): string[] {
  const value = row.values[field]
  return Array.isArray(value) ? value.map(String) : []
}

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
type Place = { owner: AgencyFact; unit: string }

/** The owner – an agency, or a unit of the one whose registry the person keeps – and the unit that answers for it. */
function placeOf(
  row: ReadRow,
  { agencies, kept }: Known,
  find: AgencyFinder,
  report: (field: string, reason: string) => void,
): Place | null {
  const typed = textOf(row, 'owner')
  const said = textOf(row, 'agency')
  const owned = typed === '' ? [] : find(typed)
  const only = kept.length === 1 ? agencies.find(({ id }) => id === kept[0]) : undefined
  const field = said === '' ? 'owner' : 'agency'
  const asked = said === '' ? typed : said
  const found = said === '' ? owned : find(said)
  const [owner = said === '' ? only : undefined, other] = found
  const unit = textOf(row, 'unit') || (owned.length === 0 ? typed : '')
  if (!owner) {
    report(
      field,
      asked === '' ? 'назовите орган, в чей реестр внести процесс' : `«${asked}» нет среди действующих органов`,
    )
    return null
  }
  if (other) report(field, `«${asked}» подходит нескольким органам: напишите полное наименование`)
  else if (!kept.includes(owner.id)) report(field, `реестр органа «${owner.name}» ведёте не вы`)
  else return { owner, unit }
  return null
}

type Reading = {
  known: Known
  owner: AgencyFact
  unit: string
  has: (field: string) => boolean
  cell: (field: string) => string
  lines: (field: string) => string[]
  report: (field: string, reason: string) => void
  agencyOf: AgencyFinder
}

/** The process as the row makes it: what the table has no column for stays. */
function valuesOf(reading: Reading, before: ImportedProcess): ImportedProcess {
  const { known, owner, unit, has, cell, lines, report } = reading
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
    unitId: unit === '' ? before.unitId : unitOf(reading, cell('unit') === '' ? 'owner' : 'unit', owner.id, unit),
    representative: has('representative') ? cell('representative') : before.representative,
    participants,
    inputs: has('inputs') ? lines('inputs') : before.inputs,
    outputs: has('outputs') ? lines('outputs') : before.outputs,
    consumers: ['consumers', 'external', 'internal'].some(has)
      ? consumersOf(reading, before.consumers)
      : before.consumers,
    regulations: has('regulations') ? lines('regulations') : before.regulations,
    systems: has('systems') ? lines('systems') : before.systems,
    runsPerYear: has('runsPerYear') ? Number(cell('runsPerYear')) : before.runsPerYear,
    federalId: has('federalId') ? cell('federalId') : before.federalId,
  }
}

const kindTyped = ({ cell }: Reading): ProcessKindName | null =>
  processKinds.find((one) => one === cell('kind')) ?? null

function unitOf({ known, report }: Reading, field: string, agencyId: string, typed: string): string | null {
  if (typed === '') return null
  const unit = known.units.find((one) => one.agencyId === agencyId && sameName(one.name) === sameName(typed))
  if (!unit)
    report(
      field,
      field === 'owner'
        ? `«${typed}» – не орган портала и не подразделение вашего органа: внесите подразделение на странице «Подразделения» или возьмите строку без него`
        : `подразделения «${typed}» у органа нет: внесите его на странице «Подразделения» или возьмите строку без него`,
    )
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
  const all = [
    ...lines('consumers'),
    ...lines('external').map((one) => `${one} (внешний)`),
    ...lines('internal').map((one) => `${one} (внутренний)`),
  ]
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

/** What changes, as the registry would print it. */
function changesOf(
  was: ImportedProcess,
  becomes: ImportedProcess,
  { settings, units, agencies }: Known,
): FieldChange[] {
  const titleIn = (all: readonly { key: string; title: string }[], key: string) =>
    all.find((one) => one.key === key)?.title ?? key
  const unitName = (id: string | null) => units.find((one) => one.id === id)?.name ?? ''
  const partner = ({ agencyId, unitId }: ImportedProcess['participants'][number]) =>
    [agencies.find(({ id }) => id === agencyId)?.name ?? '', unitName(unitId)].filter(Boolean).join(', ')
  const shown: [string, (one: ImportedProcess) => string][] = [
    ['Код', (one) => one.code],
    ['Процесс', (one) => one.name],
    ['Вид', (one) => processKindLabels[one.kind]],
    ['Группа', (one) => titleIn(settings.groups, one.group)],
    ['Что несёт', (one) => titleIn(settings.carries, one.carries)],
    ['Подразделение', (one) => unitName(one.unitId)],
    ['Представитель владельца', (one) => one.representative],
    ['Участники', (one) => one.participants.map(partner).sort().join('; ')],
    ['Входы', (one) => one.inputs.join('; ')],
    ['Результаты', (one) => one.outputs.join('; ')],
    ['Потребители', (one) => one.consumers.map(({ name, side }) => `${name} (${consumerSideLabels[side]})`).join('; ')],
    [
      'Требования',
      (one) =>
        one.consumers
          .map(({ needs }) => needs)
          .filter(Boolean)
          .join('; '),
    ],
    ['Регламенты', (one) => one.regulations.join('; ')],
    ['Информационные системы', (one) => one.systems.join('; ')],
    ['Раз в год', (one) => (one.runsPerYear === null ? '' : String(one.runsPerYear))],
    ['Номер в федеральном реестре', (one) => one.federalId],
  ]
  return shown
    .map(([field, of]) => ({ field, was: of(was), becomes: of(becomes) }))
    .filter((one) => one.was !== one.becomes)
}
