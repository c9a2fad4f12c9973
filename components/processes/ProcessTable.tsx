import { ListTable, type ListCell, type ListColumn } from '@/components/ui/ListTable'
import { formatNumber } from '@/lib/core/format'
import { sortQuery, type ProcessFilter, type ProcessLine, type ProcessSort } from '@/lib/processes/registry/filter'
import { kindText, processStatusLabels } from '@/lib/processes/registry/labels'

type Props = {
  base: string
  filter: ProcessFilter
  rows: readonly ProcessLine[]
  groups: readonly { key: string; title: string }[]
}

const stateCell = ({ status, changed }: ProcessLine): ListCell =>
  status === 'DROPPED'
    ? { text: processStatusLabels.DROPPED.short, mark: 'none' }
    : changed
      ? { text: 'не утверждён', mark: 'warn' }
      : { text: 'утверждён', mark: 'ok' }

const columns: (ListColumn & { sort?: ProcessSort })[] = [
  { key: 'code', header: 'Код', sort: 'code', width: '6rem', phone: 'bare' },
  { key: 'name', header: 'Процесс', sort: 'name', phone: 'title' },
  { key: 'agency', header: 'Владелец', sort: 'agency', width: '15rem', phone: 'wide' },
  { key: 'representative', header: 'Представитель', width: '13rem' },
  { key: 'runs', header: 'В год', sort: 'runs', width: '5.5rem', numeric: true },
  { key: 'state', header: 'Состояние', width: '9rem', phone: 'bare' },
]

/** Processes of many agencies; headings sort. */
export function ProcessTable({ base, filter, rows, groups }: Props) {
  const titles = new Map(groups.map(({ key, title }) => [key, title]))
  return (
    <ListTable
      caption={`Процессы, страница ${filter.page}`}
      columns={columns.map(({ sort, ...column }) => ({
        ...column,
        ...(sort && {
          sortHref: `${base}?${sortQuery(filter, sort)}`,
          sorted: filter.sort === sort ? (filter.desc ? ('desc' as const) : ('asc' as const)) : undefined,
        }),
      }))}
      rows={rows.map((row) => ({
        key: row.id,
        cells: [
          row.code,
          {
            text: row.name,
            href: `${base}/${row.id}`,
            strong: true,
            notes: [kindText({ kind: row.kind, groupTitle: titles.get(row.group) ?? '' })],
          },
          row.unit ? { text: row.agency, notes: [row.unit] } : row.agency,
          row.representative || null,
          row.runsPerYear === null ? null : formatNumber(row.runsPerYear),
          stateCell(row),
        ],
      }))}
    />
  )
}
