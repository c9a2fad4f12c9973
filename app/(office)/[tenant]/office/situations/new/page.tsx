import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { SituationFields } from '@/components/feedback/situation/SituationFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
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
  return (
    <div className="max-w-[44rem]">
      <Breadcrumbs items={[{ label: pageName('situations'), href: at }, { label: 'Новая' }]} />
      <PageTitle title="Предложить жизненную ситуацию" />
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
        <SituationFields values={null} leads={leads} optional={may(actor, 'situation.rank')} />
      </ActionForm>
    </div>
  )
}
