import { DataTable, type Column } from '@/components/ui/DataTable'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatDateTimeShort, formatShort } from '@/lib/core/dates'
import { projectColumnLabels, projectKindLabels, projectStatusLabels } from '@/lib/projects/labels'
import { projectQuery, sortQuery, type ProjectColumn, type ProjectFilter, type ProjectLine, type ProjectSort } from '@/lib/projects/list'

type Props = { base: string; filter: ProjectFilter; rows: ProjectLine[]; timeZone: string; empty: React.ReactNode }

const day = (date: string | null): string => (date ? formatShort(date) : '–')

function Stage({ row }: { row: ProjectLine }) {
  if (row.status === 'DRAFT' || row.status === 'APPROVAL' || row.stageTitle === null) return '–'
  return (
    <>
      {row.stage}. {row.stageTitle}
      {row.stageDue && row.status !== 'CANCELLED' && row.status !== 'FINISHED' && (
        <span className="block text-sm text-muted">{row.late ? <StatusMark kind="bad">{`просрочен, до ${formatShort(row.stageDue)}`}</StatusMark> : `до ${formatShort(row.stageDue)}`}</span>
      )}
    </>
  )
}

const cells: Record<ProjectColumn, Omit<Column<ProjectLine>, 'key' | 'header' | 'cell'> & { sort?: ProjectSort; show: (row: ProjectLine, props: Props) => React.ReactNode }> = {
  number: { sort: 'number', numeric: true, width: '3.5rem', phone: 'bare', show: ({ number }) => number },
  // A plain link: a page of fifty would otherwise carry fifty of the router's.
  title: { sort: 'title', phone: 'title', show: ({ id, title }, { base }) => <a href={`${base}/${id}`} className="font-medium">{title}</a> },
  kind: { width: '9rem', show: ({ kind }) => projectKindLabels[kind] },
  agency: { sort: 'agency', width: '13rem', show: ({ agency }) => agency },
  leader: { sort: 'leader', width: '10rem', show: ({ leader }) => leader || '–' },
  status: { sort: 'status', width: '9rem', phone: 'bare', show: ({ status }) => <StatusMark kind={projectStatusLabels[status].mark}>{projectStatusLabels[status].short}</StatusMark> },
  stage: { width: '12rem', show: (row) => <Stage row={row} /> },
  starts: { sort: 'starts', width: '6.5rem', show: ({ starts }) => day(starts) },
  ends: { sort: 'ends', width: '6.5rem', show: ({ ends }) => day(ends) },
  ground: { width: '14rem', show: ({ ground }) => ground || '–' },
  portfolio: { width: '12rem', show: ({ portfolio }) => portfolio ?? '–' },
  updated: { sort: 'updated', width: '9rem', show: ({ updated }, { timeZone }) => formatDateTimeShort(timeZone, updated) },
}

/** Projects with the columns that the person chose; headings sort. */
export function ProjectTable(props: Props) {
  const { base, filter, rows, empty } = props
  const columns = filter.columns.map((key): Column<ProjectLine> => {
    const { sort, show, ...rest } = cells[key]
    const sorted = sort !== undefined && filter.sort === sort ? (filter.desc ? 'desc' as const : 'asc' as const) : undefined
    return { key, header: projectColumnLabels[key], cell: (row) => show(row, props), ...rest, sorted, ...(sort && { sortHref: `${base}?${sortQuery(filter, sort)}` }) }
  })
  return <DataTable caption={`Проекты, страница ${filter.page}`} dense columns={columns} rows={rows} rowKey={({ id }) => id} empty={empty} />
}

/** The conditions of the list in words, each with a link that takes it away. */
export function conditionsOf(filter: ProjectFilter, names: { agency: string | null; portfolio: string | null }): { key: string; label: string; query: string }[] {
  const all: [boolean, string, string, Partial<ProjectFilter>][] = [
    [filter.q !== '', 'q', `Слова: ${filter.q}`, { q: '' }],
    [filter.kind !== null, 'kind', filter.kind ? `Вид: ${projectKindLabels[filter.kind]}` : '', { kind: null }],
    [filter.agency !== null, 'agency', `Орган: ${names.agency ?? 'не найден'}`, { agency: null }],
    [filter.portfolio !== null, 'portfolio', `Портфель: ${names.portfolio ?? 'не найден'}`, { portfolio: null }],
    [filter.year !== null, 'year', `${filter.year} год`, { year: null }],
    [filter.late, 'late', 'Просрочен этап', { late: false }],
    [filter.mine, 'mine', 'Мои', { mine: false }],
  ]
  return all.flatMap(([on, key, label, change]) => (on ? [{ key, label, query: projectQuery(filter, change) }] : []))
}
