import { factOrigin, FactFigure } from '@/components/plan/FactFigure'
import { LightMark } from '@/components/plan/LightMark'
import { Button } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { Section } from '@/components/ui/Section'
import { SelectField } from '@/components/ui/SelectField'
import { figure } from '@/lib/plan/figures'
import type { IndicatorPage } from '@/lib/plan/indicator-queries'
import type { AgencyStanding } from '@/lib/plan/progress'
import type { AgencySort, AgencyTable } from '@/lib/plan/queries'

const lights = [
  ['bad', 'отстают или не выполнили'],
  ['warn', 'под угрозой'],
  ['ok', 'выполнили или идут по плану'],
  ['none', 'без цели или без данных'],
] as const

type Props = { tenant: string; view: IndicatorPage; table: AgencyTable; query: Record<string, string | undefined> }

/** Agency by agency, the ones in trouble first. */
export function AgencySection({ tenant, view, table, query }: Props) {
  const { indicator, year } = view
  const at = `/${tenant}/office/plan/${indicator.id}`
  const { q = '', light = '' } = query
  const address = (more: Record<string, string>): string =>
    `${at}?${new URLSearchParams({ year: String(year), ...(q && { q }), ...(light && { light }), sort: table.sort, ...(table.down && { down: '1' }), ...more }).toString()}#agencies`
  const sorting = (key: AgencySort) => ({
    sortHref: address({ sort: key, down: table.sort === key && !table.down ? '1' : '', page: '1' }),
    sorted: table.sort === key ? (table.down ? ('desc' as const) : ('asc' as const)) : undefined,
  })
  const columns = agencyColumns({ tenant, view, sorting })
  return (
    <Section title="По органам" id="agencies" rule>
      <form className="mb-4 flex flex-wrap items-end gap-3 print:hidden" role="search" action={at}>
        <input type="hidden" name="year" value={year} />
        <input type="hidden" name="sort" value={table.sort} />
        <SearchField label="Орган" defaultValue={q} />
        <SelectField
          name="light"
          label="Состояние"
          hideLabel
          empty="В любом состоянии"
          defaultValue={light}
          options={lights.map(([value, label]) => ({
            value,
            label: `${label}${table.counts[value] ? ` (${table.counts[value]})` : ''}`,
          }))}
        />
        <Button type="submit" variant="quiet">
          Показать
        </Button>
        {(q || light) && (
          <a href={`${at}?year=${year}#agencies`} className="py-2">
            Сбросить
          </a>
        )}
      </form>
      <DataTable
        caption={`Показатель ${indicator.number} по органам`}
        dense
        columns={columns}
        rows={table.rows}
        rowKey={({ agency }) => agency.id}
        empty={<EmptyState title="Ничего не нашлось">Измените условия или сбросьте их.</EmptyState>}
      />
      <Pagination
        page={table.page}
        pages={table.pages}
        href={(n) => address({ page: String(n) })}
        total={table.total}
      />
    </Section>
  )
}

type ColumnProps = {
  tenant: string
  view: IndicatorPage
  sorting: (key: AgencySort) => Pick<Column<AgencyStanding>, 'sortHref' | 'sorted'>
}

/** An agency, its target, its fact and how it goes. */
function agencyColumns({ tenant, view: { indicator, year }, sorting }: ColumnProps): Column<AgencyStanding>[] {
  const at = `/${tenant}/office/plan/${indicator.id}`
  return [
    {
      key: 'name',
      header: 'Орган',
      phone: 'title',
      width: '36%',
      ...sorting('name'),
      cell: ({ agency, including }) => (
        <>
          <a href={`${at}?year=${year}&agency=${agency.id}`}>{agency.name}</a>
          {including.map((one) => (
            <span key={one.agency.id} className="block text-sm font-normal text-muted">
              в том числе {one.agency.name}:{' '}
              {one.fact.value === null ? 'нет данных' : figure(one.fact.value, indicator.unit)}
            </span>
          ))}
        </>
      ),
    },
    {
      key: 'target',
      header: 'Цель',
      width: '7rem',
      cell: ({ target, ownTarget }) =>
        target === null ? (
          <span className="text-muted">не задана</span>
        ) : (
          <>
            {figure(target, indicator.unit)}
            {ownTarget && <span className="block text-sm text-muted">своя</span>}
          </>
        ),
    },
    {
      key: 'fact',
      header: 'Факт',
      width: '13rem',
      ...sorting('fact'),
      cell: ({ fact }) => (
        <>
          <FactFigure indicator={indicator} fact={fact} />
          {fact.value !== null && <span className="block text-sm text-muted">{factOrigin({ indicator, fact })}</span>}
        </>
      ),
    },
    {
      key: 'light',
      header: 'Как идёт',
      phone: 'wide',
      ...sorting('light'),
      cell: (row) => <LightMark light={row.light} />,
    },
  ]
}
