import type { Metadata } from 'next'
import { ChangeCard } from '@/components/roadmaps/ChangeCard'
import { History } from '@/components/roadmaps/History'
import { ActionForm } from '@/components/ui/ActionForm'
import { EmptyState } from '@/components/ui/EmptyState'
import { Section } from '@/components/ui/Section'
import { requireActor } from '@/lib/platform/actor'
import { listRoadmapChanges } from '@/lib/roadmaps/item-queries'
import { getRoadmap } from '@/lib/roadmaps/map-queries'
import { RoadmapHead } from '../RoadmapHead'
import { withdrawChangeAction } from './action'
import { DecideChange } from './DecideChange'

export const metadata: Metadata = { title: 'Изменения дорожной карты' }

export default async function RoadmapChangesPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/roadmaps/${id}/changes`)
  const map = await getRoadmap(actor, { id })
  const { changes, events, today, can } = await listRoadmapChanges(actor, { id })
  const { timeZone } = actor.tenant
  const waiting = changes.filter(({ status }) => status === 'PROPOSED')
  const decided = changes.filter(({ status }) => status !== 'PROPOSED')
  return (
    <>
      <RoadmapHead tenant={tenant} map={map} current="changes" />
      {waiting.length > 0 && (
        <Section title="Ждут согласия" className="mt-0">
          <div className="grid gap-8">
            {waiting.map((change) => (
              <ChangeCard key={change.id} change={change} timeZone={timeZone}>
                <span className="flex flex-wrap gap-3">
                  {can.consent && <DecideChange tenant={tenant} change={change} today={today} />}
                  {can.propose && (
                    <ActionForm
                      action={withdrawChangeAction}
                      tenant={tenant}
                      hidden={{ id: change.id, version: change.version }}
                      submitLabel="Отозвать"
                      variant="quiet"
                      quiet
                    />
                  )}
                </span>
              </ChangeCard>
            ))}
          </div>
        </Section>
      )}
      {decided.length > 0 && (
        <Section title="Решённые изменения" className={waiting.length > 0 ? undefined : 'mt-0'}>
          <div className="grid gap-8">
            {decided.map((change) => (
              <ChangeCard key={change.id} change={change} timeZone={timeZone} />
            ))}
          </div>
        </Section>
      )}
      {changes.length === 0 && (
        <EmptyState title="Изменений не было">
          {map.kind === 'DEPARTMENTAL'
            ? 'Утверждённую карту меняют предложением: откройте мероприятие и нажмите «Предложить изменение».'
            : 'Здесь появятся переносы сроков и другие изменения карты с причинами.'}
        </EmptyState>
      )}
      <Section title="История">
        <History events={events} timeZone={timeZone} />
      </Section>
    </>
  )
}
