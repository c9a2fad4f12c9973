import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatLong, formatShort } from '@/lib/core/dates'
import { upperFirst } from '@/lib/core/format'
import { orderKindLabels, orderKinds, orderStateLabels } from '@/lib/feedback/clients/order'
import { getAgencyOrders, type OrderView } from '@/lib/feedback/clients/order-queries'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: 'Порядки органа' }

type Props = { params: Promise<{ tenant: string; agencyId: string }> }

export default async function AgencyOrdersPage({ params }: Props) {
  const { tenant, agencyId } = await params
  const base = `/${tenant}/office/orders`
  const actor = await requireActor(tenant, `${base}/${agencyId}`)
  const { agency, orders, can } = await getAgencyOrders(actor, { agencyId })
  return (
    <div className="max-w-[52rem]">
      <Breadcrumbs items={[{ label: pageName('orders'), href: base }, { label: agency.name }]} />
      <PageTitle
        title="Порядки работы с клиентами"
        kicker={agency.name}
        actions={can.edit && <ButtonLink href={`${base}/new?agency=${agency.id}`}>Внести порядок</ButtonLink>}
      />
      {orderKinds.map((kind) => {
        const of = orders.filter((order) => order.kind === kind)
        return (
          <Section key={kind} title={upperFirst(orderKindLabels[kind])} rule>
            {of.length === 0 ? (
              <StatusMark kind="warn">не утверждён</StatusMark>
            ) : (
              <ol className="border-t border-line">
                {of.map((order) => (
                  <Edition key={order.id} tenant={tenant} at={`${base}/${agency.id}`} order={order} edits={can.edit} />
                ))}
              </ol>
            )}
          </Section>
        )
      })}
    </div>
  )
}

type EditionProps = { tenant: string; at: string; order: OrderView; edits: boolean }

function Edition({ tenant, at, order, edits }: EditionProps) {
  const { id, edition, actTitle, actNumber, actOn, from, until, months, file, state } = order
  const { word, mark } = orderStateLabels[state]
  return (
    <li className="border-b border-line py-3">
      <span className="flex flex-wrap items-baseline justify-between gap-x-4">
        <b className="font-medium">
          Редакция {edition}: {actTitle} от {formatShort(actOn)} №&nbsp;{actNumber}
        </b>
        <StatusMark kind={mark}>{word}</StatusMark>
      </span>
      <span className="block text-sm text-muted">
        с {formatLong(from)}
        {until && ` по ${formatLong(until)}`}
        {months !== null && `; клиентов спрашивают раз в ${months} мес.`}
        {order.public && '; открыт жителям'}
      </span>
      <span className="flex flex-wrap gap-x-4 text-sm">
        {file && (
          <a href={`/api/${tenant}/files/${file.id}`} download="" className="wrap-anywhere">
            {file.name}
          </a>
        )}
        {edits && <a href={`${at}/${id}`}>Изменить</a>}
      </span>
    </li>
  )
}
