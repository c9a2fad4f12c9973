import 'server-only'
import type { CockpitAsked, CockpitColumn } from '@/lib/platform/module'
import type { Tx } from '@/lib/platform/db'
import { lastSatisfaction, type SatisfactionFacts } from './cockpit'
import { mainTotals, ofServices } from './main-totals'

const FIRST_YEAR = 2000

/** What clients of services said of each agency, up to the year: sums of shown cells, by `mainTotals`. */
export async function readLastSatisfaction(
  tx: Tx,
  { tenantId, year, only }: Pick<CockpitAsked, 'tenantId' | 'year' | 'only'>,
): Promise<CockpitColumn<SatisfactionFacts | undefined>> {
  const surveys = await tx.survey.findMany({
    where: { tenantId, template: false, ...ofServices },
    select: { id: true, agencyId: true, status: true, versions: { select: { id: true } } },
  })
  const totals = await mainTotals(tx, { tenantId, surveys, agencyIds: only, years: { from: FIRST_YEAR, to: year } })
  const byAgency = Map.groupBy(totals, ({ agencyId }) => agencyId)
  const asking = (agencyId: string, open: boolean): boolean =>
    surveys.some((one) => (one.status === 'OPEN') === open && (one.agencyId === agencyId || (open && !one.agencyId)))
  return {
    shown: surveys.length > 0,
    of: (agencyId) => {
      const own = byAgency.get(agencyId) ?? []
      return {
        last: lastSatisfaction({ id: agencyId, name: '' }, own),
        asked: asking(agencyId, true) ? 'OPEN' : own.length > 0 || asking(agencyId, false) ? 'HIDDEN' : 'NO',
      }
    },
  }
}
