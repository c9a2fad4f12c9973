import 'server-only'
import { cache } from 'react'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { addYears } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import type { OpenFile } from '@/lib/core/open-data'
import { withTenant } from '@/lib/platform/db'
import { openFile, type OpenDataPart } from '@/lib/platform/open-data'
import { bundleJsonSchema } from './bundle-schema'
import { fieldsOf, ratingCsv, ratingFacts, ratingJson, type RatingSet } from './open-data'
import { getPublishedBundle, getPublishedRating } from './published-queries'

/**
 * Published years with their versions, newest first; a data set holds until the next year's rating is due (K app. 3
 * §4.1).
 */
export const listRatingSets = cache(async (tenantId: string): Promise<RatingSet[]> =>
  withTenant(tenantId, async (tx) => {
    const rows = await tx.ratingVersion.findMany({
      where: { tenantId },
      orderBy: [{ year: 'desc' }, { version: 'desc' }],
      select: {
        year: true,
        version: true,
        publishedAt: true,
        reason: true,
        campaign: { select: { publicationDue: true } },
      },
    })
    return [...Map.groupBy(rows, ({ year }) => year)].map(([year, versions]) => ({
      year,
      validUntil: versions[0] ? addYears(dayOf(versions[0].campaign.publicationDue), 1) : '',
      versions: versions.map(({ version, publishedAt, reason }) => ({ version, publishedAt, reason })),
    }))
  }),
)

/** A published version's table; null – there is none. */
async function tableOf(tenantId: string, year: number, version?: number) {
  const rating = await getPublishedRating(tenantId, year, version)
  if (!rating) return null
  const rows = rating.rows.map((row) => ({ ...row, kind: agencyKindLabel(row.kind) }))
  return {
    csv: () => ratingCsv(rating.methodology, year, rows),
    json: () => ratingJson(rating.methodology, year, rows),
  }
}

const json = (name: string, value: unknown): OpenFile => ({ name, type: 'json', body: JSON.stringify(value) })

/** `rating-2025.csv`, `rating-2025-v1.json` (the whole bundle), the schema of the bundle, and the sets by year. */
export const ratingOpenData: OpenDataPart = {
  sets: async ({ id }, publisher) =>
    (await listRatingSets(id)).map((set) => ({
      facts: ratingFacts(publisher, set),
      name: `rating-${set.year}`,
      title: `Рейтинг за ${set.year} год`,
      year: set.year,
      links: [
        { file: `rating-${set.year}.csv`, label: 'Таблица, CSV' },
        { file: `rating-${set.year}.json`, label: 'Порядок, ответы и результат, JSON' },
        { file: 'rating-schema.json', label: 'Схема файла для пересчёта' },
      ],
      fields: async () => {
        const rating = await getPublishedRating(id, set.year)
        return rating ? fieldsOf(rating.methodology) : []
      },
      table: (version) => tableOf(id, set.year, version),
    })),
  file: async ({ id }, name, type) => {
    if (name === 'rating-schema') return type === 'json' ? json(name, bundleJsonSchema()) : null
    const [, year, version] = /^rating-(\d{4})(?:-v(\d+))?$/.exec(name) ?? []
    if (!year) return null
    const wanted = version ? Number(version) : undefined
    if (type === 'csv') {
      const table = await tableOf(id, Number(year), wanted)
      return table && openFile(name, type, table.csv, table.json)
    }
    const bundle = await getPublishedBundle(id, Number(year), wanted)
    return bundle && json(name, bundle)
  },
}
