import 'server-only'
import { todayIn, yearOf, type DateString } from '@/lib/core/dates'
import { previousQuarter, quarterOf, type Quarter } from '@/lib/core/quarters'
import { loadPlanYear } from '@/lib/plan/load'
import type { PlanYear } from '@/lib/plan/progress'
import { quarterlySummary } from '@/lib/quarterly/summary-queries'
import type { QueryContext } from '@/lib/platform/query'
import { campaignMethodology } from '@/lib/rating/methodology/of-campaign'
import { levelRank, type LevelTone } from '@/lib/rating/methodology/levels'
import { roadmapSummary } from '@/lib/roadmaps/summary-queries'
import { toolsSummary } from '@/lib/tools/summary-queries'
import { cellsOf } from './cells'
import type { AgencyFacts, CockpitFrame } from './facts'
import type { CellKey, CockpitFilter } from './filter'
import { planFacts, trainingIndicator } from './plan-facts'
import type { MatrixAgency } from './rollup'
import { factsSql, programmeSql } from './sql'
import { standingOf } from './standing'
import { levelSign } from '@/lib/rating/methodology/labels'

type Programme = {
  campaign: { due: DateString; criteria: number } | null
  ratedBy: string | null
  firstYear: number | null
  hasRoadmaps: boolean
  tools: number
}

export type CockpitData = {
  agencies: MatrixAgency[]
  facts: AgencyFacts[]
  columns: CellKey[]
  frame: CockpitFrame
  plan: PlanYear
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
const unknownLevel = (code: string) => ({ tone: 'initial' as LevelTone, glyph: '○', title: code, rank: 0 })

/** Everything of every agency (or of some) for one year: eleven statements, however many agencies and years there are (one more the first time in a process). */
export async function readCockpit(
  ctx: QueryContext,
  filter: Pick<CockpitFilter, 'year' | 'quarter'>,
  only: readonly string[] | null = null,
): Promise<CockpitData> {
  const { tx, tenantId, actor, now } = ctx
  const { timeZone, slug, rated } = actor.tenant
  const today = todayIn(timeZone, now)
  const { year, quarter } = timeOf(filter, today)
  const [programme] = await tx.$queryRaw<Programme[]>(programmeSql(tenantId, year))
  const facts = await tx.$queryRaw<AgencyFacts[]>(factsSql({ tenantId, today, year, only }))
  const plan = await loadPlanYear(tx, tenantId, { year, today })
  const mapped = new Map(
    (await roadmapSummary(tx, tenantId, { year, today, agencyIds: only })).map((one) => [one.agencyId, one]),
  )
  const reports = await quarterlySummary(tx, { tenantId, timeZone, today, agencyIds: only }, quarter)
  const reported = new Map(reports.rows.map((one) => [one.agencyId, one]))
  const methodology = programme?.ratedBy ? await campaignMethodology(tx, tenantId, programme.ratedBy) : null
  const adopted = new Map((await toolsSummary(tx, { tenantId, agencyIds: only })).map((one) => [one.agencyId, one]))
  const frame: CockpitFrame = {
    slug,
    side: ctx.reach === 'all' ? 'staff' : 'agency',
    timeZone,
    now,
    year,
    quarter,
    current: year === yearOf(today),
    assessmentDue: programme?.campaign?.due ?? null,
    criteria: programme?.campaign?.criteria ?? 0,
    level: methodology
      ? (code) => ({ ...levelSign(methodology, code), rank: levelRank(methodology, code) })
      : unknownLevel,
  }
  const training = trainingIndicator(plan)
  const planned = planFacts(plan, training)
  const has: Record<CellKey, boolean> = {
    rating: rated && facts.some(({ total }) => total !== null),
    assessment: rated && frame.assessmentDue !== null,
    plan: [...planned.values()].some(({ of }) => of > 0),
    roadmap: programme?.hasRoadmaps ?? false,
    report: reports.rule !== null,
    projects: true,
    proposals: true,
    tools: (programme?.tools ?? 0) > 0,
    trained: training !== null,
  }
  const columns = (Object.keys(has) as CellKey[]).filter((key) => has[key])
  const agencies = facts.map((one): MatrixAgency => {
    const cells = cellsOf(
      one,
      {
        planned: planned.get(one.id),
        mapped: mapped.get(one.id),
        reported: reported.get(one.id),
        adopted: adopted.get(one.id),
      },
      frame,
    )
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
  return { agencies, facts, columns, frame, plan, years: years.length > 0 ? years : [yearOf(today)] }
}
