import 'server-only'
import { cache } from 'react'
import { withTenant } from '@/lib/platform/db'
import { readContent, type PublicContent, type PublicProcess } from './content'

// What everybody may read of processes: editions that were cleared and not withdrawn, as they were frozen.

const SHOWN = 2_000

export type PublicProcessPage = {
  kind: 'open'
  slug: string
  edition: number
  publishedAt: Date
  content: PublicContent
}

/** How many processes are open: decides whether they stand in the public menu. */
export const countPublicProcesses = cache(async (tenantId: string): Promise<number> =>
  withTenant(tenantId, (tx) => tx.processPublication.count({ where: { tenantId, withdrawnAt: null } })),
)

/** Open processes by name, without their drawings. */
export const listPublicProcesses = cache(async (tenantId: string): Promise<PublicProcess[]> =>
  withTenant(tenantId, async (tx) => {
    const rows = await tx.$queryRaw<{ slug: string; number: number; publishedAt: Date; content: unknown }[]>`
      SELECT "slug", "number", "publishedAt",
        jsonb_set(jsonb_set("content", '{before,svg}', 'null', false), '{after,svg}', 'null', false) AS content
      FROM "ProcessPublication" WHERE "tenantId" = ${tenantId}::uuid AND "withdrawnAt" IS NULL
      ORDER BY "slug" LIMIT ${SHOWN}`
    return rows
      .flatMap(({ slug, number, publishedAt, content }) => {
        const read = readContent(content)
        return read ? [{ ...read, slug, edition: number, publishedAt }] : []
      })
      .toSorted((a, b) => a.title.localeCompare(b.title, 'ru'))
  }),
)

/**
 * What stands at an address: the open edition; the address of the process into which this one was merged; or that it
 * was taken off. null – nothing ever stood there.
 */
export const getPublicProcess = cache(
  async (
    tenantId: string,
    slug: string,
  ): Promise<PublicProcessPage | { kind: 'moved'; slug: string } | { kind: 'closed'; on: Date } | null> =>
    withTenant(tenantId, async (tx) => {
      const row = await tx.processPublication.findFirst({
        where: { tenantId, slug },
        orderBy: [{ withdrawnAt: { sort: 'desc', nulls: 'first' } }, { number: 'desc' }],
        select: {
          slug: true,
          number: true,
          publishedAt: true,
          content: true,
          withdrawnAt: true,
          process: {
            select: {
              mergedInto: {
                select: { publications: { where: { withdrawnAt: null }, select: { slug: true }, take: 1 } },
              },
            },
          },
        },
      })
      if (!row) return null
      if (row.withdrawnAt) {
        const heir = row.process.mergedInto?.publications[0]
        return heir ? { kind: 'moved', slug: heir.slug } : { kind: 'closed', on: row.withdrawnAt }
      }
      const content = readContent(row.content)
      return content && { kind: 'open', slug: row.slug, edition: row.number, publishedAt: row.publishedAt, content }
    }),
)

/** A file that an open edition shows; null – nothing that everybody may have. */
export const getPublicProcessFile = async (tenantId: string, slug: string, fileId: string) => {
  const found = await getPublicProcess(tenantId, slug)
  if (found?.kind !== 'open' || !found.content.materials.some((one) => one.fileId === fileId)) return null
  return withTenant(tenantId, (tx) =>
    tx.storedFile.findFirst({
      where: { tenantId, id: fileId },
      select: { id: true, name: true, mime: true, size: true, storageKey: true },
    }),
  )
}

/** Since when the set has been open and when it changed last; null – nothing is open. */
export const processSetDays = cache(async (tenantId: string): Promise<{ first: Date; changed: Date } | null> =>
  withTenant(tenantId, async (tx) => {
    const [row] = await tx.$queryRaw<[{ open: number; first: Date | null; changed: Date | null }]>`
        SELECT count(*) FILTER (WHERE "withdrawnAt" IS NULL)::int AS "open", min("publishedAt") AS "first",
          greatest(max("publishedAt"), max("withdrawnAt")) AS "changed"
        FROM "ProcessPublication" WHERE "tenantId" = ${tenantId}::uuid`
    return row.open > 0 && row.first && row.changed ? { first: row.first, changed: row.changed } : null
  }),
)
