import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'
import { projectWhere } from '@/lib/projects/state/scope'
import { operations } from './operations'

/**
 * A stored file of an agency that the actor reaches, or of the tenant itself for those who reach all of it. What proves a project is
 * open to each of its agencies, what proves a part of a road map – to who owes it now; what a published practice shows, to everybody in the office.
 */
export const getFile = defineQuery({
  operation: operations['file.read'],
  run: async (ctx, { id }: { id: string }) => {
    if (!isUuid(id)) notFound()
    const within = ctx.agencyWhere()
    const some = { some: { project: projectWhere(ctx) } }
    const shared = within.agencyId
      ? {
          OR: [
            within,
            { measurements: some },
            { effects: some },
            { artefacts: some },
            { practices: { some: { practice: { status: 'PUBLISHED' as const } } } },
            { roadmapProofs: { some: { part: within } } },
          ],
        }
      : {}
    const file = await ctx.tx.storedFile.findFirst({ where: { id, ...shared } })
    return file ?? notFound()
  },
})

/** Whether the actor may put a file into this agency's (null: the tenant's own) hands; asked before a long upload is read. */
export const mayUploadFor = defineQuery({
  operation: operations['file.read'],
  run: async ({ tx, can }, { agencyId }: { agencyId: string | null }): Promise<boolean> => {
    if (!can(operations['file.upload'], agencyId)) return false
    return agencyId === null || (await tx.agency.count({ where: { id: agencyId } })) === 1
  },
})
