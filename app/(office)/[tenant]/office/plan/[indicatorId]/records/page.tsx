import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { LinkPills } from '@/components/ui/Tabs'
import { formatShort, yearOf } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { pageNumber } from '@/lib/core/pages'
import { getFactRecords, type FactRecordLine } from '@/lib/fact-records/queries'
import { recordPath, recordSourceLabels } from '@/lib/plan/sources'
import { requireActor, todayOf } from '@/lib/platform/actor'

export const metadata: Metadata = { title: 'Записи за фактом' }

type Props = {
  params: Promise<{ tenant: string; indicatorId: string }>
  searchParams: Promise<Record<string, string | undefined>>
}

const recordColumns = (tenant: string): Column<FactRecordLine>[] => [
  { key: 'on', header: 'День', width: '7rem', phone: 'bare', cell: ({ on }) => formatShort(on) },
  {
    key: 'title',
    header: 'Запись',
    phone: 'title',
    cell: (row) => <a href={`/${tenant}/office${recordPath(row.source, row)}`}>{row.title}</a>,
  },
  {
    key: 'agency',
    header: 'Орган',
    phone: 'bare',
    width: '36%',
    cell: ({ agencyName }) => agencyName ?? 'Программа',
  },
  {
    key: 'quantity',
    header: 'Сколько',
    phone: 'lead',
    numeric: true,
    width: '6rem',
    cell: ({ quantity }) => formatDecimal(quantity),
  },
]

export default async function RecordsPage({ params, searchParams }: Props) {
  const { tenant, indicatorId: id } = await params
  const { year, quarter, agency: agencyId, source, page } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/plan/${id}/records`)
  const view = await getFactRecords(actor, {
    id,
    year: Number(year) || yearOf(todayOf(actor)),
    quarter: Number(quarter) || undefined,
    agencyId,
    source,
    page: pageNumber(page),
  })
  const plan = `/${tenant}/office/plan`
  const at = `${plan}/${id}`
  const address = (more: Record<string, string>): string =>
    `${at}/records?${new URLSearchParams({ year: String(view.year), ...(agencyId && { agency: agencyId }), source: view.source, ...(quarter && { quarter }), ...more }).toString()}`
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'План программы', href: `${plan}?year=${view.year}` },
          {
            label: `Показатель ${view.indicator.number}`,
            href: `${at}?year=${view.year}${agencyId ? `&agency=${agencyId}` : ''}`,
          },
          { label: 'Записи' },
        ]}
      />
      <PageTitle
        kicker={`${view.indicator.number}. ${view.indicator.title}`}
        title={`Записи за ${view.year} год: ${formatDecimal(view.total)}`}
        lead={
          <>
            {view.agency && <span className="block">{view.agency.name}</span>}
            {recordSourceLabels[view.source].rule}
          </>
        }
      />
      {view.sources.length > 1 && (
        <LinkPills
          label="Что считается"
          items={view.sources.map((one) => ({
            href: address({ source: one, page: '1' }),
            label: recordSourceLabels[one].name,
            current: one === view.source,
          }))}
        />
      )}
      <LinkPills
        label="Квартал"
        items={[
          ['', 'Весь год'],
          ['1', 'I'],
          ['2', 'II'],
          ['3', 'III'],
          ['4', 'IV'],
        ].map(([value = '', label = '']) => ({
          href: address({ quarter: value, page: '1' }),
          label,
          current: (quarter ?? '') === value,
        }))}
      />
      <DataTable
        caption={`Записи за ${view.year} год`}
        dense
        columns={recordColumns(tenant)}
        rows={view.rows}
        rowKey={(row) => `${row.recordId}${row.agencyId}`}
        empty={<EmptyState title="Записей нет">За это время портал не насчитал ни одной.</EmptyState>}
      />
      <Pagination page={view.page} pages={view.pages} href={(n) => address({ page: String(n) })} total={view.count} />
    </>
  )
}
