import 'server-only'
import { dayColumn } from '@/lib/core/db-day'
import { addDays, todayIn } from '@/lib/core/dates'
import { withTenant } from '@/lib/platform/db'
import { forEachTenant, tenantById } from '@/lib/platform/each-tenant'
import { closeBatches } from './close'

/** Days for which a form that was opened is remembered; an answer kept on a phone comes within them. */
const ATTEMPT_DAYS = 31

/** Closes the batches that are due in every tenant, and forgets the forms opened long ago. */
export const sweepBatches = (now: Date): Promise<void> =>
  forEachTenant('survey batches', async ({ id: tenantId, timeZone }) => {
    const { settings } = await tenantById(tenantId)
    const today = todayIn(timeZone, now)
    const surveys = await withTenant(tenantId, async (tx) => {
      await tx.surveyAttempt.deleteMany({ where: { tenantId, day: { lt: dayColumn(addDays(today, -ATTEMPT_DAYS)) } } })
      return tx.survey.findMany({
        where: { tenantId, intake: { some: {} } },
        select: { id: true, splits: true, status: true },
        orderBy: { id: 'asc' },
      })
    })
    for (const { id, splits, status } of surveys)
      await withTenant(tenantId, (tx) =>
        closeBatches({ tx, tenantId, settings: settings.feedback, today }, { id, splits, closed: status === 'CLOSED' }),
      )
  })
