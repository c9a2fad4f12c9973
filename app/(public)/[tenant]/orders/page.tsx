import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { formatLong } from '@/lib/core/dates'
import { count, NBSP, plural, upperFirst } from '@/lib/core/format'
import { orderKindLabels, orderKinds } from '@/lib/feedback/clients/order'
import { listPublicOrders, type PublicOrder } from '@/lib/feedback/clients/public-orders'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

export const revalidate = 10
export const generateStaticParams = () => []
export const metadata: Metadata = { title: 'Как собирают обратную связь' }

/** Orders in force by which agencies ask their clients (Kirov 3.5), as the agencies opened them. */
export default async function PublicOrdersPage({ params }: { params: Promise<{ tenant: string }> }) {
  const tenant = await getPublicTenant((await params).tenant)
  if (!tenant) notFound()
  const orders = await listPublicOrders({ tenant, now: new Date() })
  const collecting = new Set(orders.filter(({ kind }) => kind === 'COLLECTING').map(({ agency }) => agency.slug)).size
  return (
    <>
      <PageTitle
        size="l"
        kicker={tenant.name}
        title={
          collecting > 0
            ? `Порядок сбора обратной связи ${plural(collecting, 'открыл', 'открыли', 'открыли')} ${count(collecting, 'орган', 'органа', 'органов')}`
            : 'Как собирают обратную связь'
        }
        lead="Здесь действующие порядки, которые утвердили органы: как спрашивают клиентов и что делают с ответами."
      />
      {orders.length === 0 && (
        <EmptyState title="Открытых порядков пока нет">
          Порядок появляется здесь, когда орган утвердил его и открыл жителям.
        </EmptyState>
      )}
      {orderKinds.map((kind) => {
        const rows = orders.filter((order) => order.kind === kind)
        return (
          rows.length > 0 && (
            <Section key={kind} title={upperFirst(orderKindLabels[kind])} rule>
              <DataTable
                caption={upperFirst(orderKindLabels[kind])}
                rows={rows}
                rowKey={({ id }) => id}
                columns={columnsOf(tenant.slug)}
              />
            </Section>
          )
        )
      })}
      <p className="mt-6">
        <a href={`/${tenant.slug}/told`}>Что сделано по словам жителей</a>
      </p>
    </>
  )
}

const columnsOf = (tenant: string): Column<PublicOrder>[] => [
  {
    key: 'agency',
    header: 'Орган',
    phone: 'title',
    width: '34%',
    cell: ({ agency }) => <a href={`/${tenant}/told/${agency.slug}`}>{agency.name}</a>,
  },
  {
    key: 'act',
    header: 'Чем утверждён',
    cell: ({ actTitle, actNumber, actOn }) => `${actTitle} от ${formatLong(actOn)} №${NBSP}${actNumber}`,
  },
  {
    key: 'from',
    header: 'Действует',
    cell: ({ from, until, months }) => (
      <>
        с {formatLong(from)}
        {until && ` по ${formatLong(until)}`}
        {months !== null && (
          <span className="block text-sm text-muted">
            спрашивают раз в {count(months, 'месяц', 'месяца', 'месяцев')}
          </span>
        )}
      </>
    ),
  },
  {
    key: 'file',
    header: 'Документ',
    cell: ({ id, file }) => (file ? <a href={`/${tenant}/orders/${id}/file`}>{file.name}</a> : '–'),
  },
]
