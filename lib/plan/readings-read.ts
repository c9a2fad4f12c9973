import 'server-only'
import { yearOf } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import type { Reading } from '@/lib/core/reading'
import type { QueryContext } from '@/lib/platform/query'
import { indicatorOf, indicatorSelect } from './load'
import { indicatorReading, lightReading } from './readings'

/** A note was decided when it was last changed, or when the indicator was made. */
export async function planReadings({ tx, tenantId, today }: QueryContext): Promise<Reading[]> {
  const rows = await tx.indicator.findMany({
    where: { tenantId, OR: [{ note: { not: '' } }, { sample: true }] },
    orderBy: { position: 'asc' },
    select: indicatorSelect,
  })
  const year = yearOf(today)
  const revisions = await tx.indicatorRevision.findMany({
    where: { tenantId, indicatorId: { in: rows.map(({ id }) => id) }, kind: { in: ['CREATED', 'CHANGED'] } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { indicatorId: true, kind: true, change: true, since: true, byName: true },
  })
  const touches = (change: unknown): boolean =>
    typeof change === 'object' &&
    change !== null &&
    ['note', 'formula', 'sample', 'source'].some((field) => field in change)
  const readings = rows
    .map(indicatorOf)
    .filter(({ retiredFrom }) => retiredFrom === null || retiredFrom > year)
    .flatMap((indicator) => {
      const made = revisions.find(
        ({ indicatorId, kind, change }) => indicatorId === indicator.id && (kind === 'CREATED' || touches(change)),
      )
      return indicatorReading(indicator, made ? { by: made.byName, on: dayOf(made.since) } : null) ?? []
    })
  const planned = readings.length > 0 || (await tx.indicator.count({ where: { tenantId } })) > 0
  return planned ? [...readings, lightReading] : []
}
