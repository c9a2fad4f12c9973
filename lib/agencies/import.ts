/** Agencies from a table against those of the portal: what is new, what changes, what cannot be. Pure. */
import { agencyKindLabel, type AgencyKind } from '@/lib/core/agency-kinds'
import { isDateString, type DateString } from '@/lib/core/dates'
import { formatLong, formatShort } from '@/lib/core/dates'
import { sameName } from '@/lib/core/same-name'
import { textOf, type PlanFault, type PlannedRow, type ReadRow, type Settled } from '@/lib/core/table-import'

export type ExistingAgency = {
  id: string
  name: string
  shortName: string | null
  inn: string | null
  kind: string
  parentId: string | null
  since: DateString | null
  active: boolean
}
export type ParentRef = { type: 'existing'; id: string } | { type: 'row'; row: number } | null
type AgencyValues = {
  name: string
  shortName: string | null
  kind: string
  inn: string | null
  parent: ParentRef
  since: DateString | null
}
export type PlannedAgency = PlannedRow & {
  /** The agency that is put right; null – a new one. */
  id: string | null
  values: AgencyValues
  /** How many rows of the file stand above it. */
  depth: number
}
export type AgencyImport = { rows: PlannedAgency[]; faults: PlanFault[]; settled: Settled[] }

type Known = { kinds: readonly AgencyKind[]; existing: readonly ExistingAgency[]; today: DateString }
type Draft = { row: ReadRow; before: ExistingAgency | null; values: AgencyValues; parentName: string }

/** Plans the rows: one that the portal knows by its INN or its name is put right in what the table says of it. */
export function planAgencies(rows: readonly ReadRow[], known: Known): AgencyImport {
  const faults: PlanFault[] = []
  const report = (at: number, field: string, why: string): void => void faults.push({ at, field, why })
  const active = known.existing.filter((one) => one.active)
  const find = finderOf(active)
  const drafts = rows.map((row): Draft => {
    const before = find(row)
    return { row, before, parentName: textOf(row, 'parent'), values: valuesOf(row, before, known, report) }
  })
  const parentOf = parentFinder(drafts, known.existing, report)
  for (const draft of drafts) if (draft.parentName !== '') draft.values.parent = parentOf(draft)
  reportTwins(drafts, active, report)
  const depths = depthsOf(drafts, active, report)
  reportBlocked(drafts, faults, report)
  const planned = drafts.map((draft): PlannedAgency => {
    const changes = changesOf(draft, known.existing)
    return {
      at: draft.row.at,
      id: draft.before?.id ?? null,
      state: draft.before === null ? 'new' : changes.length === 0 ? 'same' : 'changed',
      changes,
      note: draft.before === null ? noteOf(draft, known) : undefined,
      values: draft.values,
      depth: depths.get(draft.row.at) ?? 0,
    }
  })
  const settled = drafts.flatMap(({ row, values }) =>
    values.parent?.type === 'existing' ? [{ at: row.at, field: 'parent' }] : [],
  )
  return { rows: planned, faults, settled }
}

/** An active agency by INN, or by its name where only one has it – under the same parent, when the row names one. */
function finderOf(active: readonly ExistingAgency[]): (row: ReadRow) => ExistingAgency | null {
  const byInn = new Map(active.flatMap((one) => (one.inn === null ? [] : [[one.inn, one]])))
  const byName = new Map<string, ExistingAgency[]>()
  for (const one of active) byName.set(sameName(one.name), [...(byName.get(sameName(one.name)) ?? []), one])
  const names = new Map(active.map((one) => [one.id, one]))
  return (row) => {
    const inn = textOf(row, 'inn')
    const own = inn === '' ? undefined : byInn.get(inn)
    if (own) return own
    const alike = (byName.get(sameName(textOf(row, 'name'))) ?? []).filter((one) => inn === '' || one.inn === null)
    const parent = sameName(textOf(row, 'parent'))
    if (parent === '' || alike.length === 0) return alike.length === 1 ? (alike[0] ?? null) : null
    const under = alike.find(({ parentId }) => {
      const above = parentId === null ? undefined : names.get(parentId)
      return above !== undefined && keysOf(above).has(parent)
    })
    return under ?? null
  }
}

function valuesOf(row: ReadRow, before: ExistingAgency | null, known: Known, report: Report): AgencyValues {
  const { at } = row
  const name = textOf(row, 'name')
  if (name === '' && before === null) report(at, 'name', 'наименование не заполнено')
  else if (name !== '' && name.length < 3) report(at, 'name', `«${name}» короче 3 знаков`)
  if (name.length > 300) report(at, 'name', 'наименование длиннее 300 знаков')
  const shortName = textOf(row, 'shortName')
  if (shortName.length > 120) report(at, 'shortName', 'краткое наименование длиннее 120 знаков')
  const kind = textOf(row, 'kind')
  const words = known.kinds.map(agencyKindLabel).join(', ')
  if (kind === '' && before === null && row.marks.kind === undefined)
    report(at, 'kind', `вид не указан; возможны: ${words}`)
  if (kind !== '' && !known.kinds.some((one) => one === kind))
    report(at, 'kind', `вида «${agencyKindLabel(kind)}» в вашей программе нет; возможны: ${words}`)
  const since = textOf(row, 'activeFrom')
  if (isDateString(since) && since > known.today)
    report(at, 'activeFrom', `${formatShort(since)} ещё не наступило: внесите орган, когда он начнёт работать`)
  // An empty cell takes nothing away.
  return {
    name: name !== '' && sameName(name) !== sameName(before?.name ?? '') ? name : (before?.name ?? name),
    shortName: shortName || (before?.shortName ?? null),
    kind: kind || (before?.kind ?? ''),
    inn: textOf(row, 'inn') || (before?.inn ?? null),
    parent: before?.parentId ? { type: 'existing', id: before.parentId } : null,
    since: isDateString(since) ? since : (before?.since ?? null),
  }
}

type Report = (at: number, field: string, why: string) => void
/** Names that an agency answers to as a parent. */
const keysOf = (agency: { name: string; shortName: string | null; inn: string | null }): Set<string> =>
  new Set([sameName(agency.name), sameName(agency.shortName ?? ''), agency.inn ?? ''].filter(Boolean))

/** Finds parents by name, short name or INN in the portal and in the file; indexed: a file holds thousands of rows. */
function parentFinder(
  drafts: readonly Draft[],
  existing: readonly ExistingAgency[],
  report: Report,
): (draft: Draft) => ParentRef {
  const active = new Map<string, ParentRef[]>()
  const gone = new Set<string>()
  const add = (key: string, ref: ParentRef) => void active.set(key, [...(active.get(key) ?? []), ref])
  for (const agency of existing)
    for (const key of keysOf(agency))
      if (agency.active) add(key, { type: 'existing', id: agency.id })
      else gone.add(key)
  for (const { row, before, values } of drafts)
    if (before === null) for (const key of keysOf(values)) add(key, { type: 'row', row: row.at })
  return ({ row, before, parentName }) => {
    const wanted = sameName(parentName)
    const all = active.get(wanted) ?? []
    const others = all.filter((ref) =>
      ref?.type === 'row' ? ref.row !== row.at : ref?.type === 'existing' && ref.id !== before?.id,
    )
    if (others.length === 1) return others[0] ?? null
    const why =
      others.length > 1
        ? 'подходит нескольким органам; укажите ИНН или более точное наименование'
        : all.length > 0
          ? 'это сам орган'
          : gone.has(wanted)
            ? 'упразднён или присоединён'
            : 'нет ни в портале, ни в таблице: добавьте сначала его или укажите другой'
    report(row.at, 'parent', `вышестоящий «${parentName}»: ${why}`)
    return null
  }
}

const parentKey = (parent: ParentRef): string =>
  parent === null ? 'top' : parent.type === 'row' ? `row ${parent.row}` : parent.id

/** Equal names may stand under different parents («Управление образования»), not under the same one. */
function reportTwins(drafts: readonly Draft[], active: readonly ExistingAgency[], report: Report): void {
  const places = new Map<string, string>()
  for (const one of active) places.set(`${one.parentId ?? 'top'} ${sameName(one.name)}`, one.id)
  const rows = new Map<string, number>()
  const targets = new Map<string, number>()
  for (const { row, before, values } of drafts) {
    const key = `${parentKey(values.parent)} ${sameName(values.name)}`
    const other = places.get(key)
    if (values.name === '') continue
    if (other !== undefined && other !== before?.id)
      report(row.at, 'name', 'такой орган в портале уже есть, но с другим ИНН')
    const first = before === null ? rows.get(key) : targets.get(before.id)
    if (first !== undefined) report(row.at, '_row', `повторяет строку ${first}`)
    if (before === null) rows.set(key, row.at)
    else targets.set(before.id, row.at)
  }
}

/** How deep each row stands under rows of the file; agencies that would stand under themselves are reported. */
function depthsOf(drafts: readonly Draft[], active: readonly ExistingAgency[], report: Report): Map<number, number> {
  const byRow = new Map(drafts.map((draft) => [draft.row.at, draft]))
  const byId = new Map(drafts.flatMap((draft) => (draft.before === null ? [] : [[draft.before.id, draft]])))
  const kept = new Map(active.map((one) => [one.id, one.parentId]))
  const depths = new Map<number, number>()
  for (const draft of drafts) {
    const seen = new Set<string>([keyOf(draft)])
    let depth = 0
    let at: ParentRef = draft.values.parent
    while (at !== null) {
      const next: Draft | undefined = at.type === 'row' ? byRow.get(at.row) : byId.get(at.id)
      const key = next ? keyOf(next) : at.type === 'existing' ? at.id : `row ${at.row}`
      if (seen.has(key)) {
        report(draft.row.at, 'parent', 'органы подчинены друг другу по кругу')
        break
      }
      seen.add(key)
      if (at.type === 'row') depth += 1
      const above: string | null | undefined = at.type === 'existing' ? kept.get(at.id) : null
      at = next ? next.values.parent : above ? { type: 'existing', id: above } : null
    }
    depths.set(draft.row.at, depth)
  }
  return depths
}

const keyOf = ({ row, before }: Draft): string => before?.id ?? `row ${row.at}`

/** A row under one that is not ready waits for it. */
function reportBlocked(drafts: readonly Draft[], faults: PlanFault[], report: Report): void {
  const blocked = new Set([
    ...drafts
      .filter(({ row, values }) =>
        Object.entries(row.marks).some(
          ([field, { level }]) => level === 'refuse' || field !== 'parent' || values.parent?.type !== 'existing',
        ),
      )
      .map(({ row }) => row.at),
    ...faults.map(({ at }) => at),
  ])
  for (let more = true; more;) {
    more = false
    for (const { row, values } of drafts)
      if (values.parent?.type === 'row' && blocked.has(values.parent.row) && !blocked.has(row.at)) {
        blocked.add(row.at)
        more = true
        report(row.at, 'parent', `ждёт строку ${values.parent.row}: вышестоящий орган ещё не готов`)
      }
  }
}

function changesOf({ before, values, row }: Draft, existing: readonly ExistingAgency[]): PlannedRow['changes'] {
  if (before === null) return []
  const nameOf = (id: string | null): string => existing.find((one) => one.id === id)?.name ?? ''
  const parent =
    values.parent?.type === 'row' ? textOf(row, 'parent') : values.parent === null ? '' : nameOf(values.parent.id)
  const day = (date: DateString | null): string => (date === null ? '' : formatShort(date))
  return [
    { field: 'Наименование', was: before.name, becomes: values.name },
    { field: 'Краткое наименование', was: before.shortName ?? '', becomes: values.shortName ?? '' },
    { field: 'Вид', was: agencyKindLabel(before.kind), becomes: agencyKindLabel(values.kind) },
    { field: 'ИНН', was: before.inn ?? '', becomes: values.inn ?? '' },
    { field: 'Вышестоящий орган', was: nameOf(before.parentId), becomes: parent },
    { field: 'Действует с', was: day(before.since), becomes: day(values.since) },
  ].filter(({ was, becomes }) => was !== becomes)
}

function noteOf({ values, parentName }: Draft, { existing }: Known): string {
  const parent = values.parent
  const above = parent?.type === 'existing' ? (existing.find(({ id }) => id === parent.id)?.name ?? '') : parentName
  return [
    `${agencyKindLabel(values.kind)}${above === '' ? '' : ` под «${above}»`}`,
    values.since && `работает с ${formatLong(values.since)}: за кварталы раньше отчётов не должна`,
  ]
    .filter(Boolean)
    .join('; ')
}
