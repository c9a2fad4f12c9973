import 'server-only'
import { dayColumn } from '@/lib/core/db-day'
import { todayIn } from '@/lib/core/dates'
import { withTenant } from '@/lib/platform/db'
import { forEachTenant, tenantById } from '@/lib/platform/each-tenant'
import { closeBatches } from './close'

/** Closes the batches that are due in every tenant; a survey whose last day has passed closes what is left. */
export const sweepBatches = (now: Date): Promise<void> =>
  forEachTenant('survey batches', async ({ id: tenantId, timeZone }) => {
    const { settings } = await tenantById(tenantId)
    const today = todayIn(timeZone, now)
    const surveys = await withTenant(tenantId, (tx) =>
      tx.survey.findMany({
        where: { tenantId, intake: { some: {} } },
        select: { id: true, splits: true, status: true, closesOn: true },
        orderBy: { id: 'asc' },
      }),
    )
    for (const { id, splits, status, closesOn } of surveys) {
      const closed = status === 'CLOSED' || (closesOn !== null && closesOn < dayColumn(today))
      await withTenant(tenantId, (tx) =>
        closeBatches({ tx, tenantId, settings: settings.feedback, today }, { id, splits, closed }),
      )
    }
  })
