import 'server-only'
import { cache } from 'react'
import { withTenant } from '@/lib/platform/db'
import { openFile, type OpenDataPart } from '@/lib/platform/open-data'
import { progressCsv, progressFacts, progressFields, progressJson, type ProgressSet } from './open-data'
import { getPublishedProgress } from './published-queries'

/** Published years of progress with their versions, the newest first. */
const listProgressSets = cache(async (tenantId: string): Promise<ProgressSet[]> =>
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

/** `progress-2025.csv`, `progress-2025-v1.json` (the whole snapshot), and the sets by year. */
export const progressOpenData: OpenDataPart = {
  sets: async ({ id }, publisher) =>
    (await listProgressSets(id)).map((set) => ({
      facts: progressFacts(publisher, set),
      name: `progress-${set.year}`,
      title: `Ход программы за ${set.year} год`,
      year: set.year,
      links: [
        { file: `progress-${set.year}.csv`, label: 'Таблица, CSV' },
        { file: `progress-${set.year}.json`, label: 'Снимок целиком, JSON' },
      ],
      fields: () => Promise.resolve(progressFields),
      table: async (version) => {
        const progress = await getPublishedProgress(id, set.year, version)
        return progress && { csv: () => progressCsv(progress.snapshot), json: () => progressJson(progress.snapshot) }
      },
    })),
  file: async ({ id }, name, type) => {
    const [, year, version] = /^progress-(\d{4})(?:-v(\d{1,4}))?$/.exec(name) ?? []
    const progress = year ? await getPublishedProgress(id, Number(year), version ? Number(version) : undefined) : null
    return (
      progress &&
      openFile(
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
  },
}
