import { ListTable, type ListCell, type ListColumn } from '@/components/ui/ListTable'
import { formatDateTimeShort, formatShort } from '@/lib/core/dates'
import { projectKindLabels, projectStatusLabels } from '@/lib/projects/state/labels'
import {
  sortQuery,
  type ProjectColumn,
  type ProjectFilter,
  type ProjectLine,
  type ProjectSort,
} from '@/lib/projects/list/filter'
import { isEnded } from '@/lib/projects/state/rules'
import { projectColumnLabels } from '@/lib/projects/list/labels'

type Props = {
  base: string
  filter: ProjectFilter
  rows: ProjectLine[]
  timeZone: string
}

const day = (date: string | null): string | null => date && formatShort(date)

function stageCell({ status, stage, stageTitle, stageDue, late }: ProjectLine): ListCell {
  if (status === 'DRAFT' || status === 'APPROVAL' || stageTitle === null) return null
  const text = `${stage}. ${stageTitle}`
  if (!stageDue || isEnded(status)) return text
  return late
    ? { text, late: `просрочен, до ${formatShort(stageDue)}` }
    : { text, notes: [`до ${formatShort(stageDue)}`] }
}

const cells: Record<
  ProjectColumn,
  Omit<ListColumn, 'key' | 'header'> & { sort?: ProjectSort; show: (row: ProjectLine, props: Props) => ListCell }
> = {
  number: { sort: 'number', numeric: true, width: '3.5rem', phone: 'bare', show: ({ number }) => String(number) },
  title: {
    sort: 'title',
    phone: 'title',
    show: ({ id, title }, { base }) => ({ text: title, href: `${base}/${id}`, strong: true }),
  },
  kind: { width: '9rem', show: ({ kind }) => projectKindLabels[kind] },
  agency: { sort: 'agency', width: '13rem', show: ({ agency }) => agency },
  leader: { sort: 'leader', width: '10rem', show: ({ leader }) => leader || null },
  status: {
    sort: 'status',
    width: '9rem',
    phone: 'bare',
    show: ({ status }) => ({ text: projectStatusLabels[status].short, mark: projectStatusLabels[status].mark }),
  },
  stage: { width: '12rem', show: stageCell },
  starts: { sort: 'starts', width: '6.5rem', show: ({ starts }) => day(starts) },
  ends: { sort: 'ends', width: '6.5rem', show: ({ ends }) => day(ends) },
  ground: { width: '14rem', show: ({ ground }) => ground || null },
  portfolio: { width: '12rem', show: ({ portfolio }) => portfolio },
  updated: {
    sort: 'updated',
    width: '9rem',
    show: ({ updated }, { timeZone }) => formatDateTimeShort(timeZone, updated),
  },
}

/** Projects with the columns that the person chose; headings sort. */
export function ProjectTable(props: Props) {
  const { base, filter, rows } = props
  const columns = filter.columns.map((key): ListColumn => {
    const { sort, show: _, ...rest } = cells[key]
    const sorted =
      sort !== undefined && filter.sort === sort ? (filter.desc ? ('desc' as const) : ('asc' as const)) : undefined
    return {
      key,
      header: projectColumnLabels[key],
      ...rest,
      sorted,
      ...(sort && { sortHref: `${base}?${sortQuery(filter, sort)}` }),
    }
  })
  return (
    <ListTable
      caption={`Проекты, страница ${filter.page}`}
      columns={columns}
      rows={rows.map((row) => ({ key: row.id, cells: filter.columns.map((key) => cells[key].show(row, props)) }))}
    />
  )
}
