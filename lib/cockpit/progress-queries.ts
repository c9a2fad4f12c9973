import 'server-only'
import { yearOf } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { quarterOf, quartersBetween, shiftQuarter, type Quarter } from '@/lib/core/quarters'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { campaignMethodology } from '@/lib/rating/methodology/of-campaign'
import { levelMarks } from './level-marks'
import type { Cell } from './cells'
import type { CellKey } from './columns'
import { readCockpit } from './read'
import type { Standing } from './standing'
import { YEARS_SHOWN, type LevelFace } from './years-queries'
import { levelSign } from '@/lib/rating/methodology/labels'
import { operations } from './operations'

export type ProgressYear = {
  year: number
  total: string | null
  level: LevelFace | null
  place: number | null
  projects: number
  proposals: number
  /** Parts of road maps that fell due in the year; quarterly reports accepted. */
  parts: number
  delivered: number
  reports: number
}
export type AgencyProgress = {
  year: number
  quarter: Quarter
  columns: CellKey[]
  cells: Cell[]
  standing: Standing
  years: ProgressYear[]
  /** Which of the figures there are at all. */
  has: { rating: boolean; roadmap: boolean; reports: boolean }
  /** The rating's scale for the drawing. */
  scale: { max: number; thresholds: { at: number; label: string }[] } | null
  quarters: (Quarter & { values: Record<string, number> })[]
}

type Row = Omit<ProgressYear, 'level'> & { level: string | null }

/**
 * The agency's years, one statement: published ratings, closed projects, filed proposals, road maps, accepted reports.
 */
const readYears = (
  { tx, tenantId }: QueryContext,
  id: string,
  first: number,
  last: number,
): Promise<Row[]> => tx.$queryRaw<Row[]>`
  WITH y AS (SELECT generate_series(${first}::int, ${last}::int) AS year)
  SELECT y.year, r."total", r."level", r."place",
    coalesce((SELECT sum(t."quantity") FROM "FactTotal" t WHERE t."tenantId" = ${tenantId}::uuid
    AND t."agencyId" = ${id}::uuid AND t."year" = y.year AND t."source" = 'PROJECTS_FINISHED'), 0)::int AS "projects",
    coalesce((SELECT sum(t."quantity") FROM "FactTotal" t WHERE t."tenantId" = ${tenantId}::uuid
    AND t."agencyId" = ${id}::uuid AND t."year" = y.year AND t."source" = 'PROPOSALS_FILED'), 0)::int AS "proposals",
    coalesce(m.parts, 0)::int AS "parts", coalesce(m.delivered, 0)::int AS "delivered",
    (SELECT count(*) FROM "QuarterlyReport" q WHERE q."tenantId" = ${tenantId}::uuid AND q."agencyId" = ${id}::uuid
      AND q."year" = y.year AND q."status" = 'ACCEPTED')::int AS "reports"
  FROM y
    LEFT JOIN LATERAL (
      SELECT r."total", r."level", r."place" FROM "RatingVersion" v JOIN "RatingResult" r ON r."tenantId" = v."tenantId"
        AND r."versionId" = v."id" AND r."agencyId" = ${id}::uuid
      WHERE v."tenantId" = ${tenantId}::uuid AND v."year" = y.year ORDER BY v."version" DESC LIMIT 1) r ON true
    LEFT JOIN LATERAL (
      SELECT count(*) AS parts, count(*) FILTER (WHERE p."status" = 'ACCEPTED') AS delivered FROM "RoadmapPart" p
        JOIN "RoadmapItem" i ON i."tenantId" = p."tenantId" AND i."id" = p."itemId" AND i."removedAt" IS NULL
          AND i."dueOn" BETWEEN make_date(y.year, 1, 1) AND make_date(y.year, 12, 31)
      WHERE p."tenantId" = ${tenantId}::uuid AND p."agencyId" = ${id}::uuid AND p."status" <> 'CLOSED') m ON true
  ORDER BY y.year DESC`

const sources = ['PROJECTS_OPENED', 'PROJECTS_FINISHED', 'PROPOSALS_FILED'] as const

async function readQuarters(
  { tx, tenantId }: QueryContext,
  id: string,
  last: Quarter,
): Promise<AgencyProgress['quarters']> {
  const first = shiftQuarter(last, -7)
  const rows = await tx.factTotal.findMany({
    where: { tenantId, agencyId: id, source: { in: [...sources] }, year: { gte: first.year, lte: last.year } },
    select: { source: true, year: true, quarter: true, quantity: true },
  })
  return quartersBetween(first, last).map((quarter) => ({
    ...quarter,
    values: Object.fromEntries(
      sources.map((source) => [
        source,
        Number(
          rows.find((row) => row.source === source && row.year === quarter.year && row.quarter === quarter.quarter)
            ?.quantity ?? 0,
        ),
      ]),
    ),
  }))
}

/**
 * How an agency goes: the cockpit's cells today, its figures over the years; null when it is not the actor's to see.
 */
export const getAgencyProgress = defineQuery({
  operation: operations['cockpit.read'],
  run: async (ctx, { id }: { id: string }): Promise<AgencyProgress | null> => {
    if (!isUuid(id) || !ctx.can(operations['cockpit.read'], id)) return null
    const { tx, tenantId } = ctx
    const {
      agencies: [agency],
      columns,
      frame,
    } = await readCockpit(ctx, { year: null, quarter: null }, [id])
    if (!agency) return null
    const today = ctx.today
    const years = await readYears(ctx, id, yearOf(today) - YEARS_SHOWN + 1, yearOf(today))
    const campaign = years.some(({ total }) => total !== null)
      ? await tx.ratingCampaign.findFirst({ where: { tenantId }, orderBy: { year: 'desc' }, select: { id: true } })
      : null
    const methodology = campaign && (await campaignMethodology(tx, tenantId, campaign.id))
    return {
      year: frame.year,
      quarter: frame.quarter,
      columns,
      cells: columns.map((key) => agency.cells[key]),
      standing: agency.standing,
      years: years.map(({ level, ...row }) => ({
        ...row,
        level: level === null || !methodology ? null : { key: level, ...levelSign(methodology, level) },
      })),
      has: {
        rating: years.some(({ total }) => total !== null),
        roadmap: years.some(({ parts }) => parts > 0),
        reports: years.some(({ reports }) => reports > 0),
      },
      scale: methodology ? levelMarks(methodology) : null,
      quarters: await readQuarters(ctx, id, quarterOf(today)),
    }
  },
})
