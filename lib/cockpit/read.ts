import 'server-only'
import type { CockpitBar, CockpitFrame } from '@/lib/core/cockpit'
import { yearOf, type DateString } from '@/lib/core/dates'
import { previousQuarter, quarterOf, type Quarter } from '@/lib/core/quarters'
import { serverModules } from '@/lib/modules.server'
import type { CockpitAsked, CockpitColumn } from '@/lib/platform/module'
import type { QueryContext } from '@/lib/platform/query'
import { cellsOf } from './cells'
import { cellKeys, type CellKey } from './columns'
import type { AgencyFacts } from './facts'
import type { CockpitFilter } from './filter'
import type { MatrixAgency } from './rollup'
import { factsSql, programmeSql } from './sql'
import { standingOf } from './standing'

/** What a shared statement has found, by of_‹module›. */
type Found = Record<string, unknown>

export type CockpitData = {
  agencies: MatrixAgency[]
  columns: CellKey[]
  frame: CockpitFrame
  bars: CockpitBar[]
  /** Years that there are figures of, the newest first. */
  years: number[]
}

/** The shown year and quarter: the asked ones, else the year under way and the last closed quarter of it. */
function timeOf(
  { year, quarter }: Pick<CockpitFilter, 'year' | 'quarter'>,
  today: DateString,
): { year: number; quarter: Quarter } {
  const thisYear = yearOf(today)
  const shown = year !== null && year <= thisYear ? year : thisYear
  return {
    year: shown,
    quarter: quarter ?? (shown === thisYear ? previousQuarter(quarterOf(today)) : { year: shown, quarter: 4 }),
  }
}

const YEARS = 6

type Parts = { columns: Record<CellKey, CockpitColumn>; bars: CockpitBar[] }

/** What each module knows for its cells; its own statements come one after another. */
async function readParts(
  ctx: QueryContext,
  asked: CockpitAsked,
  programme: Found,
  rows: readonly (AgencyFacts & Found)[],
) {
  const columns: Record<string, CockpitColumn> = {}
  const bars: CockpitBar[] = []
  for (const { module, server } of serverModules) {
    if (!server.cockpit) continue
    const name = `of_${module.name}`
    const agencies = new Map(rows.flatMap((row) => (row[name] ? [[row.id, row[name]] as const] : [])))
    const part = await server.cockpit.read(ctx, asked, { programme: programme[name], agencies })
    Object.assign(columns, part.columns)
    bars.push(...(part.bars ?? []))
  }
  return { columns, bars } as Parts
}

/**
 * Everything of every agency (or of some) for one year: eleven statements, however many agencies and years there are
 * (one more the first time in a process).
 */
export async function readCockpit(
  ctx: QueryContext,
  filter: Pick<CockpitFilter, 'year' | 'quarter'>,
  only: readonly string[] | null = null,
): Promise<CockpitData> {
  const { tx, tenantId, actor, now } = ctx
  const { timeZone, rated } = actor.tenant
  const today = ctx.today
  const { year, quarter } = timeOf(filter, today)
  const asked: CockpitAsked = { tenantId, timeZone, today, year, quarter, rated, only }
  const [programme] = await tx.$queryRaw<({ firstYear: number | null } & Found)[]>(programmeSql(asked))
  const rows = await tx.$queryRaw<(AgencyFacts & Found)[]>(factsSql(asked))
  const parts = await readParts(ctx, asked, programme ?? {}, rows)
  const frame: CockpitFrame = {
    side: ctx.reach === 'all' ? 'staff' : 'agency',
    timeZone,
    now,
    year,
    quarter,
    current: year === yearOf(today),
  }
  const columns = cellKeys.filter((key) => parts.columns[key].shown)
  const agencies = rows.map((one): MatrixAgency => {
    const facts = Object.fromEntries(cellKeys.map((key) => [key, parts.columns[key].of(one.id)]))
    const cells = cellsOf(one, facts, frame)
    const gone = one.until === null ? '' : one.successor === null ? 'упразднён' : `присоединён: ${one.successor}`
    return {
      id: one.id,
      parentId: one.parentId,
      name: one.name,
      kind: one.kind,
      note: gone,
      cells,
      standing: standingOf(cells, columns),
    }
  })
  const first = Math.max(programme?.firstYear ?? year, yearOf(today) - YEARS + 1)
  const years = Array.from({ length: yearOf(today) - first + 1 }, (_, i) => yearOf(today) - i)
  return { agencies, columns, frame, bars: parts.bars, years: years.length > 0 ? years : [yearOf(today)] }
}
