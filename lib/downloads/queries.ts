import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { operations } from '@/lib/files/operations'
import type { Prisma } from '@/lib/generated/prisma/client'
import { serverModules } from '@/lib/modules.server'
import type { Reader } from '@/lib/platform/module'
import { defineQuery } from '@/lib/platform/query'

/** What opens a file to a reader whose agency it is not, as each module has declared it. */
const opened = (reader: Reader): Prisma.StoredFileWhereInput[] =>
  serverModules.flatMap(({ server }) =>
    Object.entries(server.files ?? {}).flatMap(([relation, where]) => {
      const records = where(reader)
      return records === null ? [] : [{ [relation]: records }]
    }),
  )

/**
 * A stored file of an agency that the actor reaches, or of the tenant itself for those who reach all of it. What proves
 * a project is open to each of its agencies, what proves a part of a road map – to who owes it now; what a published
 * practice shows, to everybody in the office.
 */
export const getFile = defineQuery({
  operation: operations['file.read'],
  run: async (ctx, { id }: { id: string }) => {
    if (!isUuid(id)) notFound()
    const within = ctx.agencyWhere()
    const file = await ctx.tx.storedFile.findFirst({
      where: { id, ...(within.agencyId ? { OR: [within, ...opened(ctx)] } : {}) },
    })
    return file ?? notFound()
  },
})
