import 'server-only'
import { yearOf } from '@/lib/core/dates'
import { quarterOf, quartersBetween, shiftQuarter, type Quarter } from '@/lib/core/quarters'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { ownSql } from '@/lib/platform/reach'
import { pageCount } from '@/lib/core/pages'
import type { LevelFace } from '@/lib/core/years'
import { yearFigureSources } from '@/lib/modules.server'
import { COCKPIT_ROWS, type CockpitFilter } from './filter'
import { barSources, yearFigures, yearMetrics, type YearMetric } from './year-specs'
import { under } from './matrix'
import { yearCells, yearMedians, type YearCell, type YearFigure } from './years'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { operations } from './operations'

export const YEARS_SHOWN = 5
const QUARTERS_SHOWN = 8

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

async function quarterCounts(ctx: QueryContext): Promise<YearsView['quarters']> {
  const { tx, tenantId, today } = ctx
  const last = quarterOf(today)
  const first = shiftQuarter(last, 1 - QUARTERS_SHOWN)
  const rows = await tx.$queryRaw<{ source: string; year: number; quarter: number; n: number }[]>`
    SELECT t."source", t."year", t."quarter", sum(t."quantity")::int AS n FROM "FactTotal" t
    WHERE t."tenantId" = ${tenantId}::uuid AND t."source" = ANY(${[...barSources]}::text[])
      AND t."year" * 4 + t."quarter" BETWEEN ${first.year * 4 + first.quarter} AND ${last.year * 4 + last.quarter}
      AND ${ownSql(ctx, Prisma.sql`t."agencyId"`)}
    GROUP BY 1, 2, 3`
  return quartersBetween(first, last).map((quarter) => ({
    ...quarter,
    values: Object.fromEntries(
      barSources.map((source) => [
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
    const metrics = yearMetrics.filter((one) => rated || !yearFigures[one].rated)
    const metric = metrics.find((one) => one === filter.metric) ?? metrics[0] ?? yearMetrics[0]
    const { missing, until } = yearFigures[metric]
    const source = yearFigureSources[metric]
    const lastYear = until === 'YEAR_BEFORE' ? yearOf(today) - 1 : yearOf(today)
    const years = Array.from({ length: YEARS_SHOWN }, (_, i) => lastYear - YEARS_SHOWN + 1 + i)
    const agencies = await tx.$queryRaw<
      AgencyName[]
    >`SELECT a."id", a."name", a."kind", a."parentId" FROM "Agency" a WHERE a."tenantId" = ${tenantId}::uuid
    AND a."status" = 'ACTIVE' ORDER BY lower(a."name"), a."id"`
    const figures = Map.groupBy(
      await tx.$queryRaw<YearFigure[]>(source.figures({ tenantId, years })),
      ({ agencyId }) => agencyId,
    )
    const all = agencies.map((one): YearRow & { parentId: string | null } => ({
      ...one,
      cells: yearCells(missing, years, figures.get(one.id) ?? []),
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
    const levels = (await source.levels?.(ctx)) ?? []
    const parents = new Set(mine.map(({ parentId }) => parentId))
    const pages = pageCount(rows.length, COCKPIT_ROWS)
    const page = Math.min(filter.page, pages)
    return {
      metric,
      metrics,
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
