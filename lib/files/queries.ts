import 'server-only'
import { defineQuery } from '@/lib/platform/query'
import { operations } from './operations'

/**
 * Whether the actor may put a file into this agency's (null: the tenant's own) hands; asked before a long upload is
 * read.
 */
export const mayUploadFor = defineQuery({
  operation: operations['file.read'],
  run: async ({ tx, can }, { agencyId }: { agencyId: string | null }): Promise<boolean> => {
    if (!can(operations['file.upload'], agencyId)) return false
    return agencyId === null || (await tx.agency.count({ where: { id: agencyId } })) === 1
  },
})
