import 'server-only'
import { yearOf } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { quarterOf, quartersBetween, shiftQuarter, type Quarter } from '@/lib/core/quarters'
import type { YearColumnCell, YearLine } from '@/lib/core/years'
import { serverModules } from '@/lib/modules.server'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import type { Cell } from './cells'
import type { CellKey } from './columns'
import { readCockpit } from './read'
import type { Standing } from './standing'
import { agencyYearsSql } from './sql'
import { agencyBars, yearColumns } from './year-specs'
import { YEARS_SHOWN } from './years-queries'
import { operations } from './operations'

export type ProgressColumn = { key: string; header: string; numeric?: true; width?: string }
export type ProgressYear = { year: number; cells: Record<string, YearColumnCell> }
export type AgencyProgress = {
  year: number
  quarter: Quarter
  columns: CellKey[]
  cells: Cell[]
  standing: Standing
  /** Those that have anything to show. */
  yearColumns: ProgressColumn[]
  /** The newest first. */
  years: ProgressYear[]
  lines: YearLine[]
  quarters: (Quarter & { values: Record<string, number> })[]
}

type Row = { year: number } & Record<string, unknown>

/** The agency's years as each module has them: one statement, and what a module asks for its own. */
async function readYears(
  ctx: QueryContext,
  id: string,
  [from, to]: [from: number, to: number],
): Promise<Pick<AgencyProgress, 'yearColumns' | 'years' | 'lines'>> {
  const found = await ctx.tx.$queryRaw<Row[]>(agencyYearsSql({ tenantId: ctx.tenantId, agencyId: id, from, to }))
  const facts = new Map<string, ReadonlyMap<number, unknown>>()
  const lines: YearLine[] = []
  for (const { module, server } of serverModules) {
    if (!server.yearColumns) continue
    const name = `of_${module.name}`
    const own = new Map(found.flatMap((row) => (row[name] ? [[row.year, row[name]] as const] : [])))
    const { rows, line } = (await server.yearColumns.read?.(ctx, own)) ?? { rows: own, line: null }
    facts.set(module.name, rows)
    if (line) lines.push(line)
  }
  const years = found.map(({ year }) => year)
  const shown = yearColumns.filter(
    (column) => !column.shown || years.some((year) => column.shown?.(facts.get(column.module)?.get(year))),
  )
  return {
    yearColumns: shown.map(({ key, header, numeric, width }) => ({ key, header, numeric, width })),
    years: years.map((year) => ({
      year,
      cells: Object.fromEntries(shown.map(({ key, module, cell }) => [key, cell(facts.get(module)?.get(year))])),
    })),
    lines,
  }
}

async function readQuarters(
  { tx, tenantId }: QueryContext,
  id: string,
  last: Quarter,
): Promise<AgencyProgress['quarters']> {
  const first = shiftQuarter(last, -7)
  const sources = agencyBars.series.map(({ key }) => key)
  const rows = await tx.factTotal.findMany({
    where: { tenantId, agencyId: id, source: { in: sources }, year: { gte: first.year, lte: last.year } },
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
    const {
      agencies: [agency],
      columns,
      frame,
    } = await readCockpit(ctx, { year: null, quarter: null }, [id])
    if (!agency) return null
    const today = ctx.today
    const last = yearOf(today)
    return {
      year: frame.year,
      quarter: frame.quarter,
      columns,
      cells: columns.map((key) => agency.cells[key]),
      standing: agency.standing,
      ...(await readYears(ctx, id, [last - YEARS_SHOWN + 1, last])),
      quarters: await readQuarters(ctx, id, quarterOf(today)),
    }
  },
})
