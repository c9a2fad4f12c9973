import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { OrderFields } from '@/components/feedback/clients/OrderFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { upperFirst } from '@/lib/core/format'
import { orderKindLabels } from '@/lib/feedback/clients/order'
import { getOrder } from '@/lib/feedback/clients/order-queries'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { editOrderAction } from '../../action'

export const metadata: Metadata = { title: 'Изменение порядка' }

type Props = { params: Promise<{ tenant: string; agencyId: string; id: string }> }

export default async function EditOrderPage({ params }: Props) {
  const { tenant, agencyId, id } = await params
  const base = `/${tenant}/office/orders`
  const at = `${base}/${agencyId}`
  const actor = await requireActor(tenant, `${at}/${id}`)
  const order = await getOrder(actor, { id })
  if (order.agencyId !== agencyId) notFound()
  return (
    <div className="max-w-[40rem]">
      <Breadcrumbs
        items={[
          { label: pageName('orders'), href: base },
          { label: order.agency.name, href: at },
          { label: `Редакция ${order.edition}` },
        ]}
      />
      <PageTitle title={upperFirst(orderKindLabels[order.kind])} kicker={`Редакция ${order.edition}`} />
      <ActionForm
        key={order.version}
        action={editOrderAction}
        tenant={tenant}
        hidden={{ id, version: order.version }}
        submitLabel="Сохранить"
      >
        <OrderFields
          tenant={tenant}
          agencyId={agencyId}
          values={order}
          today={todayOf(actor)}
          periodMonths={actor.tenant.settings.feedback.periodMonths}
        />
      </ActionForm>
    </div>
  )
}
