import type { Metadata } from 'next'
import { ButtonLink } from '@/components/ui/Button'
import { DefinitionList } from '@/components/ui/DefinitionList'
import { Section } from '@/components/ui/Section'
import { formatLong } from '@/lib/core/dates'
import { projectStatusLabels } from '@/lib/projects/labels'
import { loadProject } from './load'

export const metadata: Metadata = { title: 'Проект' }

type Props = { params: Promise<{ tenant: string; id: string }> }

export default async function ProjectPage({ params }: Props) {
  const { tenant, id } = await params
  const { project } = await loadProject(tenant, id)
  const here = `/${tenant}/office/projects/${id}`
  return (
    <>
      <p className="max-w-[68ch]">{projectStatusLabels[project.status].next}</p>
      <Section
        title="Кто участвует"
        actions={project.can.manage && <ButtonLink size="s" variant="quiet" href={`${here}/participants`}>Изменить состав</ButtonLink>}
      >
        <DefinitionList items={[
          ...project.participants.map((agency, at) => ({ key: agency.id, term: at === 0 ? 'Ведёт проект' : 'Участвует', value: <>{agency.name}{agency.part && <span className="text-muted"> – {agency.part}</span>}</> })),
          ...(project.leaderName ? [{ term: 'Руководитель', value: project.leaderName }] : []),
          ...(project.startsOn && project.endsOn ? [{ term: 'Сроки', value: `${formatLong(project.startsOn)} – ${formatLong(project.endsOn)}` }] : []),
          ...(project.portfolio ? [{ term: 'Портфель', value: project.portfolio.title }] : []),
        ]} />
      </Section>
    </>
  )
}
