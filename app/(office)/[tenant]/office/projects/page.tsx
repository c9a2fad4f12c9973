import type { Metadata } from 'next'
import { pageName } from '@/lib/page-names'
import { ProjectList } from '@/components/projects/ProjectList'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { projectQuery, readProjectFilter } from '@/lib/projects/list/filter'
import { listProjects } from '@/lib/projects/list/queries'

export const metadata: Metadata = { title: pageName('projects') }

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function ProjectsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const filter = readProjectFilter(await searchParams)
  const actor = await requireActor(tenant, `/${tenant}/office/projects?${projectQuery(filter)}`)
  const list = await listProjects(actor, filter)
  return (
    <ProjectList
      tenant={tenant}
      filter={filter}
      list={list}
      timeZone={actor.tenant.timeZone}
      opens={may(actor, 'project.create')}
    />
  )
}
