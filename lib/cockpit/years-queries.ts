import 'server-only'
import { yearOf } from '@/lib/core/dates'
import { previousQuarter, quarterOf, quartersBetween, shiftQuarter, type Quarter } from '@/lib/core/quarters'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { ownSql } from '@/lib/platform/reach'
import { campaignMethodology } from '@/lib/rating/methodology/of-campaign'
import type { LevelTone } from '@/lib/rating/methodology/levels'
import { pageCount } from '@/lib/core/pages'
import { COCKPIT_ROWS, type CockpitFilter, type YearMetric } from './filter'
import { under } from './matrix'
import { yearCells, yearMedians, type YearCell, type YearFigure } from './years'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { levelSign } from '@/lib/rating/methodology/labels'
import { operations } from './operations'

export const YEARS_SHOWN = 5
const QUARTERS_SHOWN = 8

export type LevelFace = { key: string; title: string; glyph: string; tone: LevelTone }
export type YearRow = { id: string; name: string; kind: string; cells: YearCell[] }
export type YearsView = {
  metric: YearMetric
  metrics: YearMetric[]
  years: number[]
  rows: YearRow[]
  total: number
  page: number
  pages: number
  medians: string[]
  levels: LevelFace[]
  /** How many stood on each level, the oldest year first. */
  trend: { year: number; counts: Record<string, number> }[]
  quarters: (Quarter & { values: Record<string, number> })[]
  kinds: { value: string; label: string }[]
  parents: { value: string; label: string }[]
}

type AgencyName = { id: string; name: string; kind: string; parentId: string | null }

const metricSql = (ctx: QueryContext, metric: YearMetric, years: readonly number[]): Prisma.Sql =>
  metric === 'rating'
    ? Prisma.sql`
    SELECT r."agencyId", v."year", r."total" AS value, r."level" FROM (
      SELECT DISTINCT ON (v."year") v."id", v."year" FROM "RatingVersion" v WHERE v."tenantId" = ${ctx.tenantId}::uuid
        AND v."year" = ANY(${[...years]}::int[]) ORDER BY v."year", v."version" DESC) v
    JOIN "RatingResult" r ON r."tenantId" = ${ctx.tenantId}::uuid AND r."versionId" = v."id"`
    : Prisma.sql`
    SELECT t."agencyId", t."year", trim_scale(sum(t."quantity"))::text AS value, NULL AS "level" FROM "FactTotal" t
    WHERE t."tenantId" = ${ctx.tenantId}::uuid
      AND t."source" = ${metric === 'projects' ? 'PROJECTS_FINISHED' : 'PROPOSALS_FILED'}
        AND t."year" = ANY(${[...years]}::int[]) GROUP BY 1, 2`

const sources = ['PROJECTS_OPENED', 'PROJECTS_FINISHED', 'PROPOSALS_FILED', 'PROPOSALS_DONE'] as const

async function quarterCounts(ctx: QueryContext): Promise<YearsView['quarters']> {
  const { tx, tenantId, today } = ctx
  const last = quarterOf(today)
  const first = shiftQuarter(last, 1 - QUARTERS_SHOWN)
  const rows = await tx.$queryRaw<{ source: string; year: number; quarter: number; n: number }[]>`
    SELECT t."source", t."year", t."quarter", sum(t."quantity")::int AS n FROM "FactTotal" t
    WHERE t."tenantId" = ${tenantId}::uuid AND t."source" = ANY(${[...sources]}::text[])
      AND t."year" * 4 + t."quarter" BETWEEN ${first.year * 4 + first.quarter} AND ${last.year * 4 + last.quarter}
      AND ${ownSql(ctx, Prisma.sql`t."agencyId"`)}
    GROUP BY 1, 2, 3`
  return quartersBetween(first, last).map((quarter) => ({
    ...quarter,
    values: Object.fromEntries(
      sources.map((source) => [
        source,
        rows.find((row) => row.source === source && row.year === quarter.year && row.quarter === quarter.quarter)?.n ??
          0,
      ]),
    ),
  }))
}

/**
 * One figure of every agency over the last years, and the programme's figures by quarter: four statements, whatever the
 * number of agencies and years.
 */
export const getCockpitYears = defineQuery({
  operation: operations['cockpit.read'],
  run: async (ctx, filter: CockpitFilter): Promise<YearsView> => {
    const { tx, tenantId, actor, reach } = ctx
    const { rated } = actor.tenant
    const today = ctx.today
    const metric = rated ? filter.metric : filter.metric === 'rating' ? 'projects' : filter.metric
    // A rating is published for the year before; counts are of the year under way, too.
    const lastYear = metric === 'rating' ? previousQuarter({ year: yearOf(today), quarter: 1 }).year : yearOf(today)
    const years = Array.from({ length: YEARS_SHOWN }, (_, i) => lastYear - YEARS_SHOWN + 1 + i)
    const agencies = await tx.$queryRaw<
      AgencyName[]
    >`SELECT a."id", a."name", a."kind", a."parentId" FROM "Agency" a WHERE a."tenantId" = ${tenantId}::uuid
    AND a."status" = 'ACTIVE' ORDER BY lower(a."name"), a."id"`
    const figures = Map.groupBy(
      await tx.$queryRaw<YearFigure[]>(metricSql(ctx, metric, years)),
      ({ agencyId }) => agencyId,
    )
    const all = agencies.map((one): YearRow & { parentId: string | null } => ({
      ...one,
      cells: yearCells(metric, years, figures.get(one.id) ?? []),
    }))
    const mine = reach === 'all' ? all : all.filter(({ id }) => reach.includes(id))
    const inTree = filter.parent === null ? mine : under(mine, filter.parent)
    const words = filter.q.toLowerCase()
    const rows = inTree.filter(
      (one) =>
        (filter.kind === null || one.kind === filter.kind) && (words === '' || one.name.toLowerCase().includes(words)),
    )
    const latest = ({ cells }: YearRow): number => Number(cells.at(-1)?.value ?? -1)
    if (filter.sort !== 'name') rows.sort((a, b) => latest(a) - latest(b) || a.name.localeCompare(b.name, 'ru'))
    if (filter.desc) rows.reverse()
    const shown = years.filter((year) =>
      all.some(({ cells }) => cells.some((cell) => cell.year === year && cell.value !== null)),
    )
    const levels = metric === 'rating' ? await levelFaces(ctx) : []
    const parents = new Set(mine.map(({ parentId }) => parentId))
    const pages = pageCount(rows.length, COCKPIT_ROWS)
    const page = Math.min(filter.page, pages)
    return {
      metric,
      metrics: rated ? ['rating', 'projects', 'proposals'] : ['projects', 'proposals'],
      years: shown,
      total: rows.length,
      page,
      pages,
      levels,
      rows: rows.slice((page - 1) * COCKPIT_ROWS, page * COCKPIT_ROWS).map(({ id, name, kind, cells }) => ({
        id,
        name,
        kind,
        cells: cells.filter(({ year }) => shown.includes(year)),
      })),
      medians: yearMedians(shown, all),
      trend: shown.map((year) => ({
        year,
        counts: Object.fromEntries(
          levels.map(({ key }) => [
            key,
            all.filter(({ cells }) => cells.some((cell) => cell.year === year && cell.level === key)).length,
          ]),
        ),
      })),
      quarters: await quarterCounts(ctx),
      kinds: [...new Set(mine.map(({ kind }) => kind))].map((value) => ({ value, label: agencyKindLabel(value) })),
      parents: mine.filter(({ id }) => parents.has(id)).map(({ id, name }) => ({ value: id, label: name })),
    }
  },
})

async function levelFaces({ tx, tenantId }: QueryContext): Promise<LevelFace[]> {
  const campaign = await tx.ratingCampaign.findFirst({
    where: { tenantId },
    orderBy: { year: 'desc' },
    select: { id: true },
  })
  if (!campaign) return []
  const methodology = await campaignMethodology(tx, tenantId, campaign.id)
  return methodology.levels.map(({ code }) => ({ key: code, ...levelSign(methodology, code) }))
}
