/** A list of projects from a table: pure. Nothing is taken while one row has an error. */
import { cellOf, mapColumns, repeatedRows, type ColumnSpec, type RowError, type Table } from '@/lib/tables/table'
import { projectKindLabels, projectStatusLabels } from '../state/labels'
import { lastStages, type PassportForm } from '../form/form'
import type { PassportFields } from '../form/passport'
import { readDate, readPerson } from '../passport/values'
import { isPlanned, projectKinds, type ProjectKind } from '../state/rules'
import { sameName } from '@/lib/core/same-name'

export const importedStatuses = ['DRAFT', 'RUNNING', 'FINISHED', 'CANCELLED'] as const
type ImportedStatus = (typeof importedStatuses)[number]

type Field =
  | 'title'
  | 'kind'
  | 'agency'
  | 'leader'
  | 'starts'
  | 'ends'
  | 'ground'
  | 'status'
  | 'portfolio'
  | 'customer'
  | 'process'
export const projectListColumns: ColumnSpec<Field>[] = [
  {
    field: 'title',
    title: 'Название',
    also: ['Название проекта', 'Проект', 'Наименование', 'Наименование проекта'],
    required: true,
  },
  { field: 'kind', title: 'Вид', also: ['Вид проекта', 'Тип'], required: false },
  { field: 'agency', title: 'Орган', also: ['Ведёт', 'Организация', 'Орган власти', 'Исполнитель'], required: true },
  { field: 'leader', title: 'Руководитель', also: ['Руководитель проекта'], required: false },
  { field: 'starts', title: 'Начало', also: ['Дата начала', 'Старт'], required: false },
  { field: 'ends', title: 'Окончание', also: ['Дата окончания', 'Завершение', 'Срок'], required: false },
  { field: 'ground', title: 'Основание', also: ['Обоснование'], required: false },
  { field: 'status', title: 'Состояние', also: ['Статус'], required: false },
  { field: 'portfolio', title: 'Портфель', also: [], required: false },
  { field: 'customer', title: 'Заказчик', also: ['Заказчик проекта'], required: false },
  { field: 'process', title: 'Процесс', also: [], required: false },
]

export type ProjectListContext = {
  form: PassportForm
  agencies: readonly { id: string; name: string; shortName: string | null; inn: string | null }[]
  portfolios: readonly { id: string; title: string }[]
  existing: readonly { number: number; title: string; agencyId: string }[]
}
export type ProjectListRow = {
  row: number
  title: string
  kind: ProjectKind
  agencyId: string
  agencyName: string
  leader: string
  status: ImportedStatus
  ground: string
  portfolioId: string | null
  startsOn: string | null
  endsOn: string | null
  fields: PassportFields
}
export type ProjectList = { rows: ProjectListRow[]; errors: RowError[]; ignored: string[]; total: number }

const chosen = <T extends string>(codes: readonly T[], label: (code: T) => string, text: string): T | null =>
  codes.find((code) => [code, label(code)].some((name) => sameName(name) === sameName(text))) ?? null

/** Agencies by every name that people write: full, short, INN. */
function byName(agencies: ProjectListContext['agencies']): Map<string, { id: string; name: string }[]> {
  const names = new Map<string, { id: string; name: string }[]>()
  for (const agency of agencies) {
    for (const key of new Set(
      [sameName(agency.name), sameName(agency.shortName ?? ''), agency.inn ?? ''].filter(Boolean),
    ))
      names.set(key, [...(names.get(key) ?? []), agency])
  }
  return names
}

/** The passport's first fields that a row holds. */
function fieldsOf(
  form: PassportForm,
  values: Record<'title' | 'customer' | 'process' | 'startsOn' | 'endsOn', string>,
  leader: { name: string; position: string },
): PassportFields {
  const [first, last] = [form.stages[0]?.number ?? 1, lastStages(form).closing]
  const single = (at: number): boolean => form.stages.find((one) => one.number === at)?.dates === 'SINGLE'
  return Object.fromEntries(
    (
      [
        ['title', values.title],
        ['customer', values.customer],
        ['process', values.process],
        ['leader.name', leader.name],
        ['leader.position', leader.position],
        [`stages.${first}.from`, values.startsOn],
        [`stages.${last}.${single(last) ? 'from' : 'to'}`, values.endsOn],
      ] as const
    ).filter(([, value]) => value !== ''),
  )
}

/** Reads the rows. `message` – the table as a whole does not fit. */
export function parseProjectList(
  table: Table,
  { form, agencies, portfolios, existing }: ProjectListContext,
): ProjectList | { message: string } {
  const columns = mapColumns(table.header, projectListColumns)
  if (!columns.ok) return { message: columns.message }
  const errors: RowError[] = []
  const names = byName(agencies)
  const known = new Map(existing.map(({ number, title, agencyId }) => [`${agencyId} ${sameName(title)}`, number]))
  const rows = table.rows.flatMap((line): ProjectListRow[] => {
    const text = (field: Field): string => cellOf(line, columns.at[field])
    const report = (column: string, reason: string): void => void errors.push({ row: line.number, column, reason })
    const date = (field: 'starts' | 'ends', column: string): string | null => {
      if (text(field) === '') return null
      const read = readDate(text(field))
      if (read?.kind === 'date') return read.date
      report(column, read?.kind === 'bad' ? read.why : `«${text(field)}» – не дата; напишите как 12.01.2027`)
      return null
    }
    const title = text('title')
    if (title.length < 5) report('Название', title === '' ? 'не заполнено' : 'короче 5 знаков')
    if (title.length > 300) report('Название', 'длиннее 300 знаков')
    const kind = text('kind') === '' ? 'LEAN' : chosen(projectKinds, (code) => projectKindLabels[code], text('kind'))
    if (kind === null) report('Вид', `«${text('kind')}» нет; возможны: ${Object.values(projectKindLabels).join(', ')}`)
    const status =
      text('status') === ''
        ? 'DRAFT'
        : chosen(importedStatuses, (code) => projectStatusLabels[code].short, text('status'))
    if (status === null)
      report(
        'Состояние',
        `«${text('status')}» загрузить нельзя; возможны: ${importedStatuses.map((code) => projectStatusLabels[code].short).join(', ')}`,
      )
    const found = names.get(sameName(text('agency'))) ?? []
    const [agency] = found
    if (text('agency') === '') report('Орган', 'не заполнено')
    else if (found.length === 0)
      report('Орган', `«${text('agency')}» не найден среди органов, за которые вы можете открывать проекты`)
    else if (found.length > 1)
      report('Орган', `«${text('agency')}» подходит нескольким; укажите ИНН или полное наименование`)
    const portfolio =
      text('portfolio') === '' ? null : portfolios.find((one) => sameName(one.title) === sameName(text('portfolio')))
    if (portfolio === undefined)
      report('Портфель', `«${text('portfolio')}» нет среди открытых портфелей, в которые вы можете включать проекты`)
    const [startsOn, endsOn] = [date('starts', 'Начало'), date('ends', 'Окончание')]
    if (startsOn && endsOn && endsOn < startsOn) report('Окончание', 'раньше начала')
    if (status !== null && !isPlanned(status) && (!startsOn || !endsOn))
      report('Состояние', `для состояния «${projectStatusLabels[status].short}» нужны начало и окончание`)
    for (const [field, column] of [
      ['ground', 'Основание'],
      ['customer', 'Заказчик'],
      ['process', 'Процесс'],
      ['leader', 'Руководитель'],
    ] as const)
      if (text(field).length > 500) report(column, 'длиннее 500 знаков')
    const number = agency ? known.get(`${agency.id} ${sameName(title)}`) : undefined
    if (number !== undefined) report('Название', `такой проект этого органа в портале уже есть: № ${number}`)
    if (kind === null || status === null || !agency || found.length > 1 || portfolio === undefined) return []
    const leader = readPerson(text('leader'))
    const values = {
      title,
      customer: text('customer'),
      process: text('process'),
      startsOn: startsOn ?? '',
      endsOn: endsOn ?? '',
    }
    const fields = fieldsOf(form, values, leader)
    return [
      {
        row: line.number,
        title,
        kind,
        agencyId: agency.id,
        agencyName: agency.name,
        leader: leader.name,
        status,
        ground: text('ground'),
        portfolioId: portfolio?.id ?? null,
        startsOn,
        endsOn,
        fields,
      },
    ]
  })
  const repeated = repeatedRows(
    rows.map(({ row, agencyId, title }) => ({ row, key: `${agencyId} ${sameName(title)}` })),
  )
  for (const [row, earlier] of repeated) errors.push({ row, column: 'Название', reason: `повторяет строку ${earlier}` })
  errors.sort((a, b) => a.row - b.row)
  return { rows, errors, ignored: columns.ignored, total: table.rows.length }
}
