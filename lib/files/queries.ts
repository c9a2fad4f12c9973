import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'

/** A stored file of an agency that the actor reaches, or of the tenant itself for those who reach all of it. */
export const getFile = defineQuery({
  operation: 'file.read',
  run: async ({ tx, agencyWhere }, { id }: { id: string }) => {
    if (!isUuid(id)) notFound()
    const file = await tx.storedFile.findFirst({ where: { id, ...agencyWhere() } })
    return file ?? notFound()
  },
})

/** Whether the actor may put a file into this agency's (null: the tenant's own) hands; asked before a long upload is read. */
export const mayUploadFor = defineQuery({
  operation: 'file.read',
  run: async ({ tx, can }, { agencyId }: { agencyId: string | null }): Promise<boolean> => {
    if (!can('file.upload', agencyId)) return false
    return agencyId === null || (await tx.agency.count({ where: { id: agencyId } })) === 1
  },
})
