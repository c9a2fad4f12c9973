import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { JourneyEditor } from '@/components/feedback/journey/JourneyEditor'
import { JourneyFields } from '@/components/feedback/situation/JourneyFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { getJourney } from '@/lib/feedback/situation/journey-queries'
import { getSituationForm } from '@/lib/feedback/situation/queries'
import {
  addStageAction,
  dropJourneyAction,
  editJourneyAction,
  removeStageAction,
  shiftStageAction,
} from '../../../action'
import { loadSituation } from '../../load'

export const metadata: Metadata = { title: 'Карта пути таблицей' }

type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<{ j?: string }> }

export default async function EditJourneyPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { j } = await searchParams
  const { actor, at, crumbs } = await loadSituation(tenant, id, '/journey/edit', 'journey')
  const journey = await getJourney(actor, { situationId: id, journeyId: j ?? null })
  if (!journey) notFound()
  const { segments } = await getSituationForm(actor, {})
  const { who, stages, segment, interviews, version } = journey
  const map = `${at}/journey?j=${journey.id}`
  const hidden = { id: journey.id, version }
  return (
    <>
      <Breadcrumbs items={[...crumbs, { label: 'Карта пути', href: map }, { label: 'Таблица' }]} />
      <PageTitle title={`Карта пути: ${who}`} actions={<ButtonLink href={map}>Посмотреть карту</ButtonLink>} />
      {stages.length > 0 ? (
        <JourneyEditor
          key={stages.map((stage) => stage.id).join()}
          tenant={tenant}
          id={journey.id}
          userKey={actor.userId ?? ''}
          version={version}
          stages={stages}
          timeZone={actor.tenant.timeZone}
          actions={{ add: addStageAction, remove: removeStageAction, shift: shiftStageAction }}
        />
      ) : (
        <EmptyState
          title="Этапов пока нет"
          action={
            <ActionForm
              action={addStageAction}
              tenant={tenant}
              hidden={{ id: journey.id, after: '' }}
              submitLabel="Добавить первый этап"
              quiet
            />
          }
        >
          Этап – то, что человек проходит за раз: «Роддом и выписка», «Пособия».
        </EmptyState>
      )}
      <details className="mt-8 max-w-[40rem] border-t border-line pt-4">
        <summary className="font-medium text-accent">Чей путь, сегмент, число интервью</summary>
        <ActionForm
          key={version}
          className="mt-4"
          action={editJourneyAction}
          tenant={tenant}
          hidden={hidden}
          submitLabel="Сохранить"
        >
          <JourneyFields values={{ who, segmentId: segment?.id ?? '', interviews }} segments={segments} />
        </ActionForm>
        <ActionForm
          className="mt-6"
          action={dropJourneyAction}
          tenant={tenant}
          hidden={hidden}
          submitLabel="Убрать карту"
          variant="quiet"
          confirm={{
            title: `Убрать карту «${who}»?`,
            text: 'Этапы этой карты пропадут.',
            confirmLabel: 'Убрать',
            tone: 'danger',
          }}
        />
      </details>
    </>
  )
}
