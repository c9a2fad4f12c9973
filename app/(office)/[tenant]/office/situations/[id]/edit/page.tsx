import type { Metadata } from 'next'
import { SituationFields } from '@/components/feedback/situation/SituationFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { may } from '@/lib/access'
import { getSituationForm } from '@/lib/feedback/situation/queries'
import { editSituationAction } from '../../action'
import { loadSituation } from '../load'

export const metadata: Metadata = { title: 'Изменение жизненной ситуации' }

export default async function EditSituationPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const { actor, situation, at, crumbs } = await loadSituation(tenant, id, '/edit', 'edit')
  const { leads } = await getSituationForm(actor, {})
  return (
    <div className="max-w-[44rem]">
      <Breadcrumbs items={[...crumbs, { label: 'Изменение' }]} />
      <PageTitle title="Изменение ситуации" />
      <ActionForm
        action={editSituationAction}
        tenant={tenant}
        hidden={{ id, version: situation.version }}
        submitLabel="Сохранить"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        <SituationFields values={situation} leads={leads} optional={may(actor, 'situation.rank')} />
      </ActionForm>
    </div>
  )
}
