import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SituationFields } from '@/components/feedback/situation/SituationFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { EmptyState } from '@/components/ui/EmptyState'
import { ButtonLink } from '@/components/ui/Button'
import { may } from '@/lib/access'
import { getSituationForm } from '@/lib/feedback/situation/queries'
import { requireActor } from '@/lib/platform/actor'
import { createSituationAction } from '../action'

export const metadata: Metadata = { title: 'Новая жизненная ситуация' }

export default async function NewSituationPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const at = `/${tenant}/office/situations`
  const actor = await requireActor(tenant, `${at}/new`)
  if (!may(actor, 'situation.edit')) notFound()
  const { leads } = await getSituationForm(actor, {})
  const free = may(actor, 'situation.rank')
  return (
    <div className="max-w-[44rem]">
      <Breadcrumbs items={[{ label: pageName('situations'), href: at }, { label: 'Новая' }]} />
      <PageTitle title="Предложить жизненную ситуацию" />
      {leads.length === 0 && !free ? (
        <EmptyState title="Предложить ситуацию не от кого">
          Её предлагает тот, кто работает в действующем органе.
        </EmptyState>
      ) : (
        <ActionForm
          action={createSituationAction}
          tenant={tenant}
          submitLabel="Предложить"
          actions={
            <ButtonLink href={at} variant="quiet">
              Отмена
            </ButtonLink>
          }
        >
          <SituationFields values={null} leads={leads} optional={free} />
        </ActionForm>
      )}
    </div>
  )
}
