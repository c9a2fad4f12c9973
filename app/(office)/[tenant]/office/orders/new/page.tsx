import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { OrderFields } from '@/components/feedback/clients/OrderFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { OwnerChoice } from '@/components/processes/OwnerChoice'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { may } from '@/lib/access'
import { agencyChoices } from '@/lib/agencies/queries'
import { orderKinds } from '@/lib/feedback/clients/order'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { createOrderAction } from '../action'

export const metadata: Metadata = { title: 'Новый порядок' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ agency?: string; kind?: string }> }

export default async function NewOrderPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { agency, kind } = await searchParams
  const base = `/${tenant}/office/orders`
  const actor = await requireActor(tenant, `${base}/new`)
  const owners = (await agencyChoices(actor, {})).filter(({ id }) => may(actor, 'order.edit', id))
  const owner = owners.find(({ id }) => id === agency) ?? owners[0]
  if (!owner) notFound()
  return (
    <div className="max-w-[40rem]">
      <Breadcrumbs items={[{ label: pageName('orders'), href: base }, { label: 'Новый порядок' }]} />
      <PageTitle
        title="Внести порядок"
        kicker={owner.name}
        lead="Новая редакция встаёт после прежней, прежняя остаётся."
      />
      <OwnerChoice label="Чей порядок" owners={owners} current={owner.id} submitLabel="Выбрать" />
      <ActionForm
        key={owner.id}
        action={createOrderAction}
        tenant={tenant}
        hidden={{ agencyId: owner.id }}
        submitLabel="Внести порядок"
        actions={
          <ButtonLink href={base} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        <OrderFields
          tenant={tenant}
          agencyId={owner.id}
          values={null}
          kind={orderKinds.find((one) => one === kind)}
          today={todayOf(actor)}
          periodMonths={actor.tenant.settings.feedback.periodMonths}
        />
      </ActionForm>
    </div>
  )
}
