import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { StatusMark } from '@/components/ui/StatusMark'
import { LinkPills } from '@/components/ui/Tabs'
import { formatShort } from '@/lib/core/dates'
import { timingText } from '@/lib/core/due'
import { requireActor } from '@/lib/platform/actor'
import { listObjections, OBJECTION_PAGE, type ObjectionRow } from '@/lib/rating/settlement/objection-queries'
import { settlementOutcomeLabels } from '@/lib/rating/settlement/labels'
import { pageCount, pageNumber } from '@/lib/core/pages'

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: pageName('objections') }

export default async function ObjectionsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const query = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/objections`)
  const state = query.state === 'SETTLED' ? 'SETTLED' : query.state === 'ALL' ? null : 'FILED'
  const page = pageNumber(query.page)
  const list = await listObjections(actor, { status: state, page })
  const at = `/${tenant}/office/objections`
  const columns: Column<ObjectionRow>[] = [
    {
      key: 'agency',
      header: 'Участник',
      phone: 'title',
      cell: (row) => (
        <a href={`${at}/${row.id}`} className="font-medium">
          {row.agencyName}
        </a>
      ),
    },
    { key: 'year', header: 'Год', numeric: true, cell: ({ year }) => year },
    {
      key: 'filed',
      header: 'Направлено',
      cell: (row) => (
        <>
          {formatShort(row.filedOn)}
          <span className="block text-sm text-muted">{row.filedBy}</span>
        </>
      ),
    },
    { key: 'criteria', header: 'Критерии', cell: ({ criteria }) => criteria.join(', ') },
    {
      key: 'state',
      header: 'Решение',
      cell: (row) =>
        row.status === 'SETTLED' ? (
          <StatusMark kind="ok">{`${formatShort(row.settledOn ?? row.filedOn)}: ${row.outcomes.map((outcome) => (outcome ? settlementOutcomeLabels[outcome] : '–')).join(', ')}`}</StatusMark>
        ) : (
          <StatusMark kind={row.timing.code === 'OVERDUE' ? 'bad' : row.timing.code === 'DUE_SOON' ? 'warn' : 'none'}>
            рассмотреть до {formatShort(row.due)}, {timingText(row.timing)}
          </StatusMark>
        ),
    },
  ]
  return (
    <>
      <OfficeTitle
        path="objections"
        says={list.counts.FILED > 0 ? `Рассмотреть несогласия: ${list.counts.FILED}` : 'Несогласий на рассмотрении нет'}
      />
      <div className="mb-4">
        <LinkPills
          label="Состояние"
          items={[
            {
              href: `${at}?state=FILED`,
              label: 'На рассмотрении',
              count: list.counts.FILED,
              current: state === 'FILED',
            },
            {
              href: `${at}?state=SETTLED`,
              label: 'Рассмотренные',
              count: list.counts.SETTLED,
              current: state === 'SETTLED',
            },
            {
              href: `${at}?state=ALL`,
              label: 'Все',
              count: list.counts.FILED + list.counts.SETTLED,
              current: state === null,
            },
          ]}
        />
      </div>
      <DataTable
        caption="Несогласия с оценкой"
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        dense
        empty={
          <EmptyState title="Здесь пусто">
            Участник может не согласиться с оценкой в течение 15 рабочих дней после получения результатов – тогда
            несогласие появится в этом списке.
          </EmptyState>
        }
      />
      <Pagination
        page={page}
        pages={pageCount(list.total, OBJECTION_PAGE)}
        href={(n) => `${at}?state=${state ?? 'ALL'}&page=${n}`}
        total={list.total}
      />
    </>
  )
}
