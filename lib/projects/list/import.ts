/** A list of projects from a table against those of the portal. Pure. */
import { formatShort, isDateString } from '@/lib/core/dates'
import { sameName } from '@/lib/core/same-name'
import { textOf, type FieldChange, type PlanFault, type PlannedRow, type ReadRow } from '@/lib/core/table-import'
import { lastStages, type PassportForm } from '../form/form'
import { readPassport, type PassportFields } from '../form/passport'
import { readPerson } from '../passport/values'
import { projectKindLabels, projectStatusLabels } from '../state/labels'
import { isPlanned, projectKinds, type ProjectKind, type ProjectStatus } from '../state/rules'

const importedStatuses = ['DRAFT', 'RUNNING', 'FINISHED', 'CANCELLED'] as const
type ImportedStatus = (typeof importedStatuses)[number]
type Agency = { id: string; name: string; shortName: string | null; inn: string | null }

export type KnownProject = {
  id: string
  number: number
  title: string
  agencyId: string
  status: ProjectStatus
  fields: PassportFields
  version: number
}
type Known = {
  form: PassportForm
  agencies: readonly Agency[]
  portfolios: readonly { id: string; title: string }[]
  existing: readonly KnownProject[]
  /** For the rows of goals. */
  newId: () => string
}
export type PlannedProject = PlannedRow & {
  /** The draft whose passport is filled on; null – a new project. */
  id: string | null
  title: string
  kind: ProjectKind
  agencyId: string
  status: ImportedStatus
  ground: string
  portfolioId: string | null
  startsOn: string | null
  endsOn: string | null
  fields: PassportFields
}
export type ProjectImport = { rows: PlannedProject[]; faults: PlanFault[] }
type Report = (field: string, why: string) => void

/** Plans the rows: a project is known by its agency and its title. */
export function planProjects(rows: readonly ReadRow[], known: Known): ProjectImport {
  const faults: PlanFault[] = []
  const names = byName(known.agencies)
  const existing = new Map(known.existing.map((one) => [`${one.agencyId} ${sameName(one.title)}`, one]))
  const seen = new Map<string, number>()
  const planned = rows.flatMap((row): PlannedProject[] => {
    const report: Report = (field, why) => void faults.push({ at: row.at, field, why })
    const title = textOf(row, 'title')
    if (title.length < 5) report('title', title === '' ? 'название не заполнено' : `«${title}» короче 5 знаков`)
    if (title.length > 300) report('title', 'название длиннее 300 знаков')
    const agency = agencyOf(row, names, report)
    const status = statusOf(row, report)
    const portfolioId = portfolioOf(row, known, report)
    for (const field of ['ground', 'customer', 'process', 'leader', 'indicator'])
      if (textOf(row, field).length > 500) report(field, 'длиннее 500 знаков')
    if (agency === null) return []
    const key = `${agency.id} ${sameName(title)}`
    const first = seen.get(key)
    if (first !== undefined) report('_row', `повторяет строку ${first}: тот же орган и то же название`)
    seen.set(key, first ?? row.at)
    const before = existing.get(key) ?? null
    const [start, end] = [textOf(row, 'start'), textOf(row, 'end')]
    const fields = fieldsOf(row, before, known)
    const made = {
      at: row.at,
      id: before?.id ?? null,
      title,
      kind: projectKinds.find((one) => one === textOf(row, 'kind')) ?? ('LEAN' as const),
      agencyId: agency.id,
      status,
      ground: textOf(row, 'ground'),
      portfolioId,
      startsOn: isDateString(start) ? start : null,
      endsOn: isDateString(end) ? end : null,
      fields,
    }
    if (before !== null) return [knownProject(made, before, report)]
    if (!isPlanned(status) && (made.startsOn === null || made.endsOn === null) && !row.marks.start && !row.marks.end)
      report('status', `для состояния «${projectStatusLabels[status].short}» нужны начало и окончание`)
    return [{ ...made, state: 'new', changes: [], note: noteOf(made, agency) }]
  })
  return { rows: planned, faults }
}

/** A draft is filled on; a project that is under way is changed in its own passport. */
function knownProject(
  made: Omit<PlannedProject, 'state' | 'changes'>,
  before: KnownProject,
  report: Report,
): PlannedProject {
  const changes = changesOf(before.fields, made.fields)
  if (changes.length > 0 && before.status !== 'DRAFT')
    report(
      '_row',
      `проект № ${before.number} уже ведётся, а в таблице другое (${changes.map(({ field }) => field.toLowerCase()).join(', ')}): поправьте его паспорт или пропустите строку`,
    )
  return { ...made, title: before.title, state: changes.length === 0 ? 'same' : 'changed', changes }
}

const words: [RegExp, string][] = [
  [/^title$/, 'Название'],
  [/^customer$/, 'Заказчик'],
  [/^process$/, 'Процесс'],
  [/^leader\.name$/, 'Руководитель'],
  [/^leader\.position$/, 'Должность руководителя'],
  [/\.from$/, 'Начало'],
  [/\.to$/, 'Окончание'],
  [/^goals\..*\.name$/, 'Показатель'],
  [/^goals\..*\.unit$/, 'Единица'],
  [/^goals\..*\.current$/, 'Было'],
  [/^goals\..*\.target$/, 'Стало'],
]

function changesOf(was: PassportFields, becomes: PassportFields): FieldChange[] {
  const shown = (text: string): string => (isDateString(text) ? formatShort(text) : text)
  return Object.entries(becomes).flatMap(([path, text]) => {
    const before = (was[path] ?? '').trim()
    if (before === text.trim() || sameName(before) === sameName(text)) return []
    const field = words.find(([like]) => like.test(path))?.[1]
    return field === undefined ? [] : [{ field, was: shown(before), becomes: shown(text) }]
  })
}

/** Agencies by every name that people write: full, short, INN. */
function byName(agencies: readonly Agency[]): Map<string, Agency[]> {
  const names = new Map<string, Agency[]>()
  for (const agency of agencies)
    for (const key of new Set([sameName(agency.name), sameName(agency.shortName ?? ''), agency.inn ?? '']))
      if (key) names.set(key, [...(names.get(key) ?? []), agency])
  return names
}

function agencyOf(row: ReadRow, names: ReadonlyMap<string, Agency[]>, report: Report): Agency | null {
  const typed = textOf(row, 'agency')
  if (row.marks.agency) return null
  const [agency, other] = names.get(sameName(typed)) ?? []
  if (typed === '') report('agency', 'орган не указан')
  else if (!agency) report('agency', `«${typed}» не найден среди органов, за которые вы можете открывать проекты`)
  else if (other) report('agency', `«${typed}» подходит нескольким; укажите ИНН или полное наименование`)
  return agency && !other ? agency : null
}

function statusOf(row: ReadRow, report: Report): ImportedStatus {
  const typed = textOf(row, 'status')
  const status = importedStatuses.find((one) => one === typed)
  if (typed === '' || status) return status ?? 'DRAFT'
  report(
    'status',
    `приостановленных проектов портал не ведёт; возможны: ${importedStatuses.map((one) => projectStatusLabels[one].short).join(', ')}`,
  )
  return 'DRAFT'
}

function portfolioOf(row: ReadRow, { portfolios }: Known, report: Report): string | null {
  const typed = textOf(row, 'portfolio')
  if (typed === '') return null
  const found = portfolios.find((one) => sameName(one.title) === sameName(typed))
  if (!found) report('portfolio', `«${typed}» нет среди открытых портфелей, в которые вы можете включать проекты`)
  return found?.id ?? null
}

/** The passport's first fields that a row holds; what it leaves empty stays as it is. */
function fieldsOf(row: ReadRow, before: KnownProject | null, { form, newId }: Known): PassportFields {
  const [first, last] = [form.stages[0]?.number ?? 1, lastStages(form).closing]
  const single = (at: number): boolean => form.stages.find((one) => one.number === at)?.dates === 'SINGLE'
  const leader = readPerson(textOf(row, 'leader'))
  const goal = before ? readPassport(before.fields).goals[0]?.id : undefined
  const at = `goals.${goal ?? newId()}`
  const indicator = textOf(row, 'indicator')
  const figures = textOf(row, 'was') !== '' || textOf(row, 'target') !== '' || indicator !== ''
  return Object.fromEntries(
    (
      [
        ['title', before ? before.title : textOf(row, 'title')],
        ['customer', textOf(row, 'customer')],
        ['process', textOf(row, 'process')],
        ['leader.name', leader.name],
        ['leader.position', leader.position],
        [`stages.${first}.from`, textOf(row, 'start')],
        [`stages.${last}.${single(last) ? 'from' : 'to'}`, textOf(row, 'end')],
        ...(figures
          ? ([
              [`${at}.name`, indicator],
              [`${at}.unit`, textOf(row, 'unit')],
              [`${at}.current`, textOf(row, 'was')],
              [`${at}.target`, textOf(row, 'target')],
            ] as const)
          : []),
      ] as const
    ).filter(([, value]) => value !== ''),
  )
}

const noteOf = (
  {
    kind,
    status,
    startsOn,
    endsOn,
    fields,
  }: Pick<PlannedProject, 'kind' | 'status' | 'startsOn' | 'endsOn' | 'fields'>,
  agency: Agency,
): string =>
  [
    `${projectKindLabels[kind]}, ${projectStatusLabels[status].short}; ${agency.name}`,
    startsOn && endsOn && `${formatShort(startsOn)} – ${formatShort(endsOn)}`,
    fields['leader.name'],
  ]
    .filter(Boolean)
    .join('; ')
