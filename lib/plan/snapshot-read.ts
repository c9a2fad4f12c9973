import 'server-only'
import { todayIn } from '@/lib/core/dates'
import type { Tx } from '@/lib/platform/db'
import { dayOf } from '@/lib/core/db-day'
import { roadmapSnapshot } from '@/lib/roadmaps/summary-queries'
import { loadPlanYears } from './load'
import type { PlanYear } from './progress'
import { snapshotOf, type ProgressSnapshot } from './published'
import { formerTitle } from './revision'

/** What would be published of a year now. */
export async function buildSnapshot(
  tx: Tx,
  tenantId: string,
  { year, timeZone, now }: { year: number; timeZone: string; now: Date },
): Promise<{ snapshot: ProgressSnapshot; plan: PlanYear }> {
  const today = todayIn(timeZone, now)
  const plans = await loadPlanYears(tx, tenantId, { years: [year - 2, year - 1, year], today })
  const plan = plans.get(year)
  if (!plan) throw new Error('unreachable')
  const revisions = await tx.indicatorRevision.findMany({
    where: { tenantId, kind: 'CHANGED' },
    orderBy: { since: 'desc' },
    select: { indicatorId: true, change: true, since: true },
  })
  const renamings = new Map(
    [...Map.groupBy(revisions, ({ indicatorId }) => indicatorId)].map(([id, rows]) => [
      id,
      rows.flatMap(({ change, since }) => {
        const title = formerTitle(change)
        return title === null ? [] : [{ title, on: dayOf(since) }]
      }),
    ]),
  )
  const maps = await roadmapSnapshot(tx, tenantId, today)
  return { snapshot: snapshotOf(plans, plan, renamings, maps.maps.length > 0 ? maps : null), plan }
}
