import 'server-only'
import { cache } from 'react'
import { withTenant } from '@/lib/platform/db'
import { progressSnapshot, type ProgressSnapshot } from './published'

// Public pages read what was published and nothing else.

export type PublishedProgress = {
  year: number
  version: number
  publishedAt: Date
  reason: string | null
  snapshot: ProgressSnapshot
  versions: { version: number; publishedAt: Date; reason: string | null }[]
}

/** Years whose progress is published, the newest first. */
export const publishedProgressYears = cache(async (tenantId: string): Promise<number[]> =>
  withTenant(tenantId, async (tx) =>
    (
      await tx.progressPublication.findMany({
        where: { tenantId, version: 1 },
        orderBy: { year: 'desc' },
        select: { year: true },
      })
    ).map(({ year }) => year),
  ),
)

/** The published progress of a year: its newest version, or the one asked for; null when there is none. */
export const getPublishedProgress = cache(
  async (tenantId: string, year: number, version?: number): Promise<PublishedProgress | null> =>
    withTenant(tenantId, async (tx) => {
      const versions = await tx.progressPublication.findMany({
        where: { tenantId, year },
        orderBy: { version: 'desc' },
        select: { version: true, publishedAt: true, reason: true },
      })
      const chosen = version === undefined ? versions[0] : versions.find((one) => one.version === version)
      if (!chosen) return null
      const { snapshot } = await tx.progressPublication.findUniqueOrThrow({
        where: { tenantId_year_version: { tenantId, year, version: chosen.version } },
        select: { snapshot: true },
      })
      return { ...chosen, year, versions, snapshot: progressSnapshot.parse(snapshot) }
    }),
)
