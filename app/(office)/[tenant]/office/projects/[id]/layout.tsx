import type { ReactNode } from 'react'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { PathTabs } from '@/components/ui/PathTabs'
import { StatusMark } from '@/components/ui/StatusMark'
import { projectKindLabels, projectStatusLabels } from '@/lib/projects/state/labels'
import { lowerFirst } from '@/lib/core/format'
import { loadProject } from './load'
import { projectTabs } from './tabs'

type Props = { children: ReactNode; params: Promise<{ tenant: string; id: string }> }

/** What the project is and where it stands, above each of its pages. */
export default async function ProjectLayout({ children, params }: Props) {
  const { tenant, id } = await params
  const { project } = await loadProject(tenant, id)
  const { short, mark } = projectStatusLabels[project.status]
  const tabs = projectTabs
    .filter(({ when }) => when === undefined || when(project))
    .map(({ segment, label }) => ({ segment, label }))
  return (
    <>
      <Breadcrumbs
        items={[{ label: pageName('projects'), href: `/${tenant}/office/projects` }, { label: `№ ${project.number}` }]}
      />
      <PageTitle
        title={project.title}
        kicker={`${project.agency.name} · ${projectKindLabels[project.kind]} проект${project.ground ? ` · основание: ${lowerFirst(project.ground)}` : ''}`}
        meta={<StatusMark kind={mark}>{short}</StatusMark>}
      />
      <PathTabs label="Страницы проекта" base={`/${tenant}/office/projects/${id}`} tabs={tabs} />
      {children}
    </>
  )
}
