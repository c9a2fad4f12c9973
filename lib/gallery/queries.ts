import 'server-only'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'
import { readPassport, type PassportFields } from '@/lib/projects/form/passport'
import { projectWhere } from '@/lib/projects/state/scope'
import { PublicText } from './schema'
import { operations } from './operations'
import { operations as projectOperations } from '@/lib/projects/operations'

export type PublicationView = {
  /** The project's. */
  version: number
  /** Only a project with an approved passport may be shown. */
  approved: boolean
  published: boolean
  summary: string
  withLeader: boolean
  leaderPosition: string
  can: boolean
}

/** How a project stands in the public gallery; null when it is not the actor's to see. */
export const getPublicationOfProject = defineQuery({
  operation: projectOperations['project.read'],
  run: async (ctx, { id }: { id: string }): Promise<PublicationView | null> => {
    const project = isUuid(id)
      ? await ctx.tx.project.findFirst({
          where: { id, ...projectWhere(ctx) },
          select: {
            version: true,
            status: true,
            agencyId: true,
            publishedAt: true,
            publicText: true,
            versions: { where: { status: 'APPROVED' }, orderBy: { number: 'desc' }, take: 1, select: { fields: true } },
          },
        })
      : null
    const approved = project?.versions[0]
    if (!project) return null
    const text = PublicText.safeParse(project.publicText)
    const showable = approved !== undefined && project.status !== 'CANCELLED'
    return {
      version: project.version,
      approved: showable,
      published: project.publishedAt !== null,
      summary: text.data?.summary ?? '',
      withLeader: Boolean(text.data?.leaderPosition),
      leaderPosition: readPassport((approved?.fields ?? {}) as PassportFields).leader.position,
      can: showable && ctx.can(operations['project.publish'], project.agencyId),
    }
  },
})
