import { cache } from 'react'
import { notFound } from 'next/navigation'
import { requireActor, type Actor } from '@/lib/platform/actor'
import { getProject, type ProjectHeader } from '@/lib/projects/opening/queries'

/** The signed-in person and the project of a project's page, read once a request. */
export const loadProject = cache(
  async (tenant: string, id: string): Promise<{ actor: Actor; project: ProjectHeader }> => {
    const actor = await requireActor(tenant, `/${tenant}/office/projects/${id}`)
    const project = await getProject(actor, { id })
    if (!project) notFound()
    return { actor, project }
  },
)
