import 'server-only'
import { cache } from 'react'
import { withTenant } from '@/lib/platform/db'
import { getPublishedProgress } from '@/lib/plan/published-queries'
import type { PublicTenant } from '@/lib/rating/publication/published-queries'
import { csv } from './csv'
import { dataFile, structureFile } from './data-set'
import {
  progressCsv,
  progressFields,
  progressJson,
  progressMeta,
  progressMetaJson,
  progressSetId,
  progressStructureCsv,
  type ProgressSet,
} from './progress'
import { openDataBase, publisherOf } from './queries'

export type ProgressFile = { name: string; type: 'csv' | 'json'; body: string }
type Type = ProgressFile['type']

/** Published years of progress with their versions, the newest first. */
export const listProgressSets = cache(async (tenantId: string): Promise<ProgressSet[]> =>
  withTenant(tenantId, async (tx) => {
    const rows = await tx.progressPublication.findMany({
      where: { tenantId },
      orderBy: [{ year: 'desc' }, { version: 'desc' }],
      select: { year: true, version: true, publishedAt: true, reason: true },
    })
    return [...Map.groupBy(rows, ({ year }) => year)].map(([year, versions]) => ({
      year,
      versions: versions.map(({ version, publishedAt, reason }) => ({ version, publishedAt, reason })),
    }))
  }),
)

const file = (name: string, type: Type, table: () => string, value: () => unknown): ProgressFile => ({
  name,
  type,
  body: type === 'csv' ? table() : JSON.stringify(value()),
})

/**
 * `progress-2025.csv`, `progress-2025-v1.json` (the whole snapshot), or a file in a set's folder; null when there is
 * none.
 */
export async function progressOpenFile(
  tenant: PublicTenant,
  path: readonly string[],
  name: string,
  type: Type,
): Promise<ProgressFile | null> {
  if (path.length === 1) {
    const [, year, version] = /^progress-(\d{4})(?:-v(\d{1,4}))?$/.exec(name) ?? []
    const progress = year
      ? await getPublishedProgress(tenant.id, Number(year), version ? Number(version) : undefined)
      : null
    return (
      progress &&
      file(
        name,
        type,
        () => progressCsv(progress.snapshot),
        () => ({
          ...progress.snapshot,
          version: progress.version,
          publishedAt: progress.publishedAt,
          reason: progress.reason,
        }),
      )
    )
  }
  const publisher = publisherOf(tenant)
  const set = (await listProgressSets(tenant.id)).find(({ year }) => progressSetId(publisher, year) === path[0])
  if (!set) return null
  const base = openDataBase(tenant)
  if (name === 'meta')
    return file(
      name,
      type,
      () => csv([['property', 'value'], ...progressMeta(publisher, set, base, 'csv')]),
      () => progressMetaJson(publisher, set, base),
    )
  if (name === structureFile) return file(name, type, progressStructureCsv, () => progressFields)
  const version = set.versions.find((one) => dataFile(one) === name)
  const progress = version && (await getPublishedProgress(tenant.id, set.year, version.version))
  return progress
    ? file(
        name,
        type,
        () => progressCsv(progress.snapshot),
        () => progressJson(progress.snapshot),
      )
    : null
}
