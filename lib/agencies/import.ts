/** Agencies from a table: pure. The server gives what exists already; nothing is taken while one row has an error. */
import { isInn } from '@/lib/core/inn'
import { cellOf, mapColumns, repeatedRows, type ColumnSpec, type RowError, type Table } from '@/lib/tables/table'
import { agencyKindLabel, type AgencyKind } from '@/lib/core/agency-kinds'
import { sameName } from '@/lib/core/same-name'

export const agencyColumns: ColumnSpec<'name' | 'shortName' | 'kind' | 'parent' | 'inn'>[] = [
  { field: 'name', title: 'Наименование', also: ['Название', 'Полное наименование', 'Орган', 'name'], required: true },
  {
    field: 'shortName',
    title: 'Краткое наименование',
    also: ['Краткое название', 'Сокращение', 'shortName'],
    required: false,
  },
  { field: 'kind', title: 'Вид', also: ['Вид органа', 'Тип', 'kind'], required: true },
  { field: 'parent', title: 'Вышестоящий орган', also: ['Подчинён', 'Учредитель', 'parent'], required: false },
  { field: 'inn', title: 'ИНН', also: ['inn'], required: false },
]

export type ExistingAgency = {
  id: string
  name: string
  shortName: string | null
  inn: string | null
  parentId: string | null
  active: boolean
}
export type ParentRef = { type: 'existing'; id: string } | { type: 'row'; row: number } | null
type AgencyImportRow = {
  row: number
  name: string
  shortName: string | null
  kind: AgencyKind
  inn: string | null
  parent: ParentRef
  parentName: string
}
export type AgencyImport = { rows: AgencyImportRow[]; errors: RowError[]; ignored: string[]; total: number }

type Draft = Omit<AgencyImportRow, 'kind' | 'parent'> & { kind: AgencyKind | null; parent: ParentRef }

/** Reads the rows; `rows` come parents first. `message` – the table as a whole does not fit. */
export function parseAgencyImport(
  table: Table,
  context: { kinds: readonly AgencyKind[]; existing: readonly ExistingAgency[] },
): AgencyImport | { message: string } {
  const columns = mapColumns(table.header, agencyColumns)
  if (!columns.ok) return { message: columns.message }
  const errors: RowError[] = []
  const report = (row: number, column: string, reason: string) => void errors.push({ row, column, reason })
  const drafts: Draft[] = table.rows.map((row) => {
    const text = (field: keyof typeof columns.at) => cellOf(row, columns.at[field])
    const kind =
      context.kinds.find((code) =>
        [code, agencyKindLabel(code)].some((name) => sameName(name) === sameName(text('kind'))),
      ) ?? null
    const draft = {
      row: row.number,
      name: text('name'),
      shortName: text('shortName') || null,
      kind,
      inn: text('inn') || null,
      parent: null,
      parentName: text('parent'),
    }
    if (draft.name.length < 3)
      report(row.number, 'Наименование', draft.name === '' ? 'не заполнено' : 'короче 3 знаков')
    if (draft.name.length > 300) report(row.number, 'Наименование', 'длиннее 300 знаков')
    if ((draft.shortName?.length ?? 0) > 120) report(row.number, 'Краткое наименование', 'длиннее 120 знаков')
    if (kind === null)
      report(
        row.number,
        'Вид',
        `${text('kind') === '' ? 'не заполнено' : `«${text('kind')}» нет`}; возможны: ${context.kinds.map(agencyKindLabel).join(', ')}`,
      )
    if (draft.inn !== null && !isInn(draft.inn))
      report(row.number, 'ИНН', 'не сходится контрольная сумма или число цифр (10 или 12)')
    return draft
  })
  const find = parentFinder(drafts, context.existing, report)
  for (const draft of drafts) draft.parent = find(draft)
  reportDuplicates(drafts, context.existing, report)
  const ordered = parentsFirst(drafts, report)
  errors.sort((a, b) => a.row - b.row)
  const rows = ordered.flatMap(({ kind, ...draft }) => (kind === null ? [] : [{ ...draft, kind }]))
  return { rows, errors, ignored: columns.ignored, total: drafts.length }
}

type Report = (row: number, column: string, reason: string) => void
/** Names that an agency answers to in the column «Вышестоящий орган». */
const keysOf = (agency: { name: string; shortName: string | null; inn: string | null }): Set<string> =>
  new Set([sameName(agency.name), sameName(agency.shortName ?? ''), agency.inn ?? ''].filter(Boolean))

/**
 * Finds parents by name, short name or INN in the portal and in the file; indexed, since a file may hold thousands of
 * rows.
 */
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
  for (const draft of drafts) for (const key of keysOf(draft)) add(key, { type: 'row', row: draft.row })
  return (draft) => {
    if (draft.parentName === '') return null
    const wanted = sameName(draft.parentName)
    const all = active.get(wanted) ?? []
    const others = all.filter((ref) => ref?.type !== 'row' || ref.row !== draft.row)
    if (others.length === 1) return others[0] ?? null
    const why =
      others.length > 1
        ? 'подходит нескольким органам; укажите ИНН или более точное наименование'
        : all.length > 0
          ? 'это сам орган'
          : gone.has(wanted)
            ? 'упразднён или присоединён'
            : 'нет ни в портале, ни в файле'
    report(draft.row, 'Вышестоящий орган', `«${draft.parentName}»: ${why}`)
    return null
  }
}

const parentKey = (parent: ParentRef): string =>
  parent === null ? 'top' : parent.type === 'row' ? `row ${parent.row}` : parent.id

/** Equal names may stand under different parents («Управление образования»), not under the same one. */
function reportDuplicates(drafts: readonly Draft[], existing: readonly ExistingAgency[], report: Report): void {
  const known = new Set(
    existing.filter((one) => one.active).map((one) => `${one.parentId ?? 'top'} ${sameName(one.name)}`),
  )
  const inns = new Set(existing.flatMap((one) => (one.inn && one.active ? [one.inn] : [])))
  const nameKey = (draft: Draft) => (draft.name === '' ? '' : `${parentKey(draft.parent)} ${sameName(draft.name)}`)
  const names = repeatedRows(drafts.map((draft) => ({ row: draft.row, key: nameKey(draft) })))
  const sameInn = repeatedRows(drafts.map((draft) => ({ row: draft.row, key: draft.inn ?? '' })))
  for (const draft of drafts) {
    const [first, innFirst] = [names.get(draft.row), sameInn.get(draft.row)]
    if (first !== undefined) report(draft.row, 'Наименование', `повторяет строку ${first}`)
    else if (known.has(nameKey(draft))) report(draft.row, 'Наименование', 'такой орган в портале уже есть')
    if (innFirst !== undefined) report(draft.row, 'ИНН', `повторяет строку ${innFirst}`)
    else if (draft.inn !== null && inns.has(draft.inn)) report(draft.row, 'ИНН', 'орган с этим ИНН в портале уже есть')
  }
}

/** Rows ordered so that a parent comes before its children; rows that stand under themselves are reported. */
function parentsFirst(drafts: readonly Draft[], report: Report): Draft[] {
  const byRow = new Map(drafts.map((draft) => [draft.row, draft]))
  const depth = new Map<number, number>()
  const depthOf = (draft: Draft): number => {
    const trail = new Set<number>()
    let steps = 0
    for (let at: Draft | undefined = draft; at?.parent?.type === 'row'; at = byRow.get(at.parent.row)) {
      if (trail.has(at.row)) return -1
      trail.add(at.row)
      steps += 1
    }
    return steps
  }
  for (const draft of drafts) {
    const steps = depthOf(draft)
    if (steps < 0) report(draft.row, 'Вышестоящий орган', 'органы в файле подчинены друг другу по кругу')
    depth.set(draft.row, steps)
  }
  return drafts.toSorted((a, b) => (depth.get(a.row) ?? 0) - (depth.get(b.row) ?? 0))
}
