import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { EmptyState } from '@/components/ui/EmptyState'
import { ToldBars } from '@/components/feedback/ToldBars'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { formatNumber, NBSP } from '@/lib/core/format'
import { listPublicOrders } from '@/lib/feedback/clients/public-orders'
import { toldLead, toldTitle } from '@/lib/feedback/told/labels'
import { listTold, type ToldAgency } from '@/lib/feedback/told/public-told'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

export const revalidate = 10
export const generateStaticParams = () => []
export const metadata: Metadata = { title: 'Вы сказали – мы сделали' }

/** What every agency did of what its clients asked for. */
export default async function ToldPage({ params }: { params: Promise<{ tenant: string }> }) {
  const tenant = await getPublicTenant((await params).tenant)
  if (!tenant) notFound()
  const { total, agencies, year } = await listTold(tenant, new Date())
  const orders = (await listPublicOrders({ tenant, now: new Date() })).length > 0
  return (
    <>
      <PageTitle
        size="l"
        kicker={`${tenant.name} · ${year}${NBSP}год`}
        title={toldTitle(total)}
        lead={toldLead(total) || 'Органы рассказывают здесь, что сказали их клиенты и что из этого сделано.'}
      />
      <ToldBars tally={total} />
      <div className="mt-8">
        <DataTable
          caption="Органы, которые рассказали, что сделали"
          rows={agencies}
          rowKey={({ slug }) => slug}
          columns={columnsOf(tenant.slug)}
          empty={
            <EmptyState title="Пока ни один орган ничего не опубликовал">
              Страница органа появляется, когда он рассказывает, что делает по просьбам клиентов.
            </EmptyState>
          }
        />
      </div>
      {orders && (
        <p className="mt-6">
          <a href={`/${tenant.slug}/orders`}>Как органы собирают обратную связь: утверждённые порядки</a>
        </p>
      )}
    </>
  )
}

const columnsOf = (tenant: string): Column<ToldAgency>[] => [
  {
    key: 'agency',
    header: 'Орган',
    phone: 'title',
    cell: ({ name, slug }) => <a href={`/${tenant}/told/${slug}`}>{name}</a>,
  },
  { key: 'done', header: 'Сделано', numeric: true, width: '7rem', cell: ({ tally }) => formatNumber(tally.shownDone) },
  {
    key: 'doing',
    header: 'Делаем',
    numeric: true,
    width: '7rem',
    cell: ({ tally }) => formatNumber(tally.shown - tally.shownDone - tally.shownDeclined),
  },
  {
    key: 'declined',
    header: 'Не сделаем',
    numeric: true,
    width: '7rem',
    cell: ({ tally }) => formatNumber(tally.shownDeclined),
  },
  {
    key: 'unshown',
    header: 'Ещё разбираем',
    numeric: true,
    width: '9rem',
    cell: ({ tally }) => formatNumber(tally.unshown),
  },
]
