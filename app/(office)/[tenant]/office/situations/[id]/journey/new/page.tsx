import type { Metadata } from 'next'
import { JourneyFields } from '@/components/feedback/situation/JourneyFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { getSituationForm } from '@/lib/feedback/situation/queries'
import { createJourneyAction } from '../../../action'
import { loadSituation } from '../../load'

export const metadata: Metadata = { title: 'Новая карта пути' }

export default async function NewJourneyPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const { actor, situation, at, crumbs } = await loadSituation(tenant, id, '/journey/new', 'journey')
  const { segments } = await getSituationForm(actor, {})
  return (
    <div className="max-w-[40rem]">
      <Breadcrumbs items={[...crumbs, { label: 'Новая карта пути' }]} />
      <PageTitle title="Новая карта пути" />
      <ActionForm
        action={createJourneyAction}
        tenant={tenant}
        hidden={{ situationId: id }}
        submitLabel="Начать карту"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        <JourneyFields values={null} segments={segments} from={situation.journeys} />
      </ActionForm>
    </div>
  )
}
