import 'server-only'
import type { YearLine } from '@/lib/core/years'
import { Prisma } from '@/lib/generated/prisma/client'
import type { YearColumnsPart, YearFigurePart } from '@/lib/platform/module'
import type { QueryContext } from '@/lib/platform/query'
import { levelSign } from './methodology/labels'
import { findLevel, thresholds } from './methodology/levels'
import { campaignMethodology } from './methodology/of-campaign'
import { maximumTotal } from './methodology/score'
import type { Methodology } from './methodology/types'
import type { YearRating } from './over-years'

/** The methodology of the newest campaign; null – there has been none. */
async function newestMethodology({ tx, tenantId }: QueryContext): Promise<Methodology | null> {
  const campaign = await tx.ratingCampaign.findFirst({
    where: { tenantId },
    orderBy: { year: 'desc' },
    select: { id: true },
  })
  return campaign && (await campaignMethodology(tx, tenantId, campaign.id))
}

export const ratingFigures = {
  figures: ({ tenantId, years }) => Prisma.sql`
    SELECT r."agencyId", v."year", r."total" AS value, r."level" FROM (
      SELECT DISTINCT ON (v."year") v."id", v."year" FROM "RatingVersion" v WHERE v."tenantId" = ${tenantId}::uuid
        AND v."year" = ANY(${[...years]}::int[]) ORDER BY v."year", v."version" DESC) v
    JOIN "RatingResult" r ON r."tenantId" = ${tenantId}::uuid AND r."versionId" = v."id"`,
  levels: async (ctx) => {
    const methodology = await newestMethodology(ctx)
    return methodology ? methodology.levels.map(({ code }) => ({ key: code, ...levelSign(methodology, code) })) : []
  },
} satisfies YearFigurePart

/** The scores between the first and the last one, with the scale; null – there are fewer than two. */
function lineOf(methodology: Methodology, rows: ReadonlyMap<number, YearRating>): YearLine | null {
  if (rows.size < 2) return null
  const [first, last] = [Math.min(...rows.keys()), Math.max(...rows.keys())]
  return {
    title: 'Оценка рейтинга по годам',
    file: 'rating',
    max: Number(maximumTotal(methodology)),
    thresholds: thresholds(methodology).map(({ value, above }) => ({
      at: Number(value),
      label: findLevel(methodology, above)?.title ?? '',
    })),
    points: Array.from({ length: last - first + 1 }, (_, i) => {
      const row = rows.get(first + i)
      return { year: first + i, score: row?.total ?? null, levelName: row?.sign.title }
    }),
  }
}

export const ratingYears = {
  years: ({ tenantId, agencyId, from, to }) => Prisma.sql`
    SELECT DISTINCT ON (v."year") v."year", r."total", r."level", r."place" FROM "RatingVersion" v
    JOIN "RatingResult" r ON r."tenantId" = v."tenantId" AND r."versionId" = v."id"
      AND r."agencyId" = ${agencyId}::uuid
    WHERE v."tenantId" = ${tenantId}::uuid AND v."year" BETWEEN ${from} AND ${to}
    ORDER BY v."year", v."version" DESC`,
  read: async (ctx, found) => {
    const methodology = found.size > 0 ? await newestMethodology(ctx) : null
    if (!methodology) return { rows: new Map(), line: null }
    const rows = new Map(
      [...(found as ReadonlyMap<number, Omit<YearRating, 'sign'>>)].map(([year, row]): [number, YearRating] => [
        year,
        { ...row, sign: levelSign(methodology, row.level) },
      ]),
    )
    return { rows, line: lineOf(methodology, rows) }
  },
} satisfies YearColumnsPart
