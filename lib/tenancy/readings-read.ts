import 'server-only'
import { instantToDate } from '@/lib/core/dates'
import type { Reading } from '@/lib/core/reading'
import { feedbackReadings } from '@/lib/feedback/readings'
import type { QueryContext } from '@/lib/platform/query'
import { processReadings } from '@/lib/processes/readings'
import { currentMethodology } from './queries'
import { ratingReading } from './readings'

const localDay = ({ actor }: QueryContext, at: Date) => instantToDate(actor.tenant.timeZone, at)

/** The interpretations of the rating, with the levels and scores as they are now. */
export async function interpretations(ctx: QueryContext): Promise<Reading[]> {
  const rows = await ctx.tx.interpretation.findMany({ where: { tenantId: ctx.tenantId }, orderBy: { id: 'asc' } })
  const methodology = rows.length > 0 ? ((await currentMethodology(ctx.tx, ctx.tenantId))?.methodology ?? null) : null
  return rows.map(({ key, subject, text, ruledBy, ruledAt }) =>
    ratingReading({ key, subject, text, ruledBy, ruledOn: ruledAt && localDay(ctx, ruledAt) }, methodology),
  )
}

/** Who decided a section of the settings and when: as it was last saved; null – as the template has it. */
async function decidedIn(ctx: QueryContext, section: 'processes' | 'feedback') {
  const saved = await ctx.tx.auditRecord.findFirst({
    where: { tenantId: ctx.tenantId, subjectType: 'Tenant', subjectId: section },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { personName: true, at: true },
  })
  return saved && { by: saved.personName, on: localDay(ctx, saved.at) }
}

export const settingsOfProcesses = async (ctx: QueryContext): Promise<Reading[]> =>
  processReadings(ctx.actor.tenant.settings.processes, await decidedIn(ctx, 'processes'))

export const settingsOfFeedback = async (ctx: QueryContext): Promise<Reading[]> =>
  feedbackReadings(ctx.actor.tenant.settings.feedback, await decidedIn(ctx, 'feedback'))
