import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { count } from '@/lib/core/format'
import { getPracticeOfProject } from '@/lib/practices/queries'
import { getPublicationOfProject } from '@/lib/gallery/queries'
import { stabilityCallText } from '@/lib/results/labels'
import { getProjectResults } from '@/lib/results/queries'
import { loadProject } from '../load'
import { EffectSection } from './EffectSection'
import { GoalSection } from './GoalSection'
import { GallerySection, PracticeSection } from './PracticeSection'

export const metadata: Metadata = { title: 'Результаты проекта' }

export default async function ResultsPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const { actor } = await loadProject(tenant, id)
  const results = await getProjectResults(actor, { id })
  if (!results) notFound()
  const gallery = await getPublicationOfProject(actor, { id })
  const { practice, mayCreate } = await getPracticeOfProject(actor, { projectId: id })
  const { goals, project, call, awaiting, can } = results
  const here = `/${tenant}/office/projects/${id}/results`
  const lost = goals.filter(({ state }) => state.stability === 'LOST').length
  const asked = stabilityCallText(call, project.stabilityDue)
  return (
    <>
      {lost > 0 && (
        <Notice tone="danger" className="mb-4" title="Результат не удержался">
          {count(lost, 'цель откатилась', 'цели откатились', 'целей откатились')} после закрытия проекта. Разберите
          причину и верните улучшения в работу.
        </Notice>
      )}
      {asked && !(call === 'DONE' && lost > 0) && (
        <Notice tone={call === 'DUE' ? 'warn' : call === 'DONE' ? 'ok' : 'info'} className="mb-4">
          {asked}
          {call === 'DUE' && ` Осталось: ${count(awaiting, 'цель', 'цели', 'целей')}.`}
        </Notice>
      )}
      {!project.approved ? (
        <EmptyState title="Измерять пока нечего">
          Цели и их значения берутся из утверждённого паспорта. Утвердите паспорт – и здесь появятся цели.
        </EmptyState>
      ) : (
        goals.length === 0 && (
          <EmptyState title="В утверждённом паспорте нет целей">
            Добавьте цели в паспорт и утвердите новую редакцию.
          </EmptyState>
        )
      )}
      {goals.map((goal, at) => (
        <GoalSection
          key={goal.id}
          tenant={tenant}
          goal={goal}
          number={at + 1}
          can={can}
          measureHref={`${here}/measure?goal=${goal.id}`}
        />
      ))}
      {project.approved && <EffectSection tenant={tenant} results={results} addHref={`${here}/effect`} />}
      <PracticeSection tenant={tenant} projectId={id} practice={practice} mayCreate={mayCreate} />
      {gallery?.can && (
        <GallerySection published={gallery.published} href={`/${tenant}/office/projects/${id}/publish`} />
      )}
    </>
  )
}
