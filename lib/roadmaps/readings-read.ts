import 'server-only'
import { instantToDate } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import type { Reading } from '@/lib/core/reading'
import type { QueryContext } from '@/lib/platform/query'
import { ACT_KEY } from './load'
import { roadmapReadings } from './readings'

const localDay = ({ actor }: QueryContext, at: Date) => instantToDate(actor.tenant.timeZone, at)

export async function readingsOfMaps(ctx: QueryContext): Promise<Reading[]> {
  const { tx, tenantId } = ctx
  const maps = await tx.roadmap.findMany({
    where: { tenantId, kind: 'PROGRAMME', status: 'APPROVED', templateKey: ACT_KEY },
    select: {
      id: true,
      title: true,
      remark: true,
      inForceOn: true,
      approveWithinDays: true,
      createdBy: true,
      createdAt: true,
    },
  })
  const events = await tx.roadmapEvent.findMany({
    where: { tenantId, roadmapId: { in: maps.map(({ id }) => id) }, kind: 'RENAMED' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 200,
    select: { roadmapId: true, words: true, byName: true, at: true },
  })
  return maps.flatMap(({ id, title, remark, inForceOn, approveWithinDays, createdBy, createdAt }) => {
    const forced = events.flatMap(({ roadmapId, words, byName, at }) => {
      const said =
        roadmapId === id &&
        typeof words === 'object' &&
        words !== null &&
        !Array.isArray(words) &&
        typeof words.inForce === 'string'
          ? words
          : null
      return said
        ? [{ by: byName, on: localDay(ctx, at), reason: typeof said.reason === 'string' ? said.reason : '' }]
        : []
    })[0]
    return roadmapReadings({
      id,
      title,
      reading: remark,
      inForceOn: inForceOn && dayOf(inForceOn),
      withinDays: approveWithinDays,
      loaded: { by: createdBy, on: localDay(ctx, createdAt) },
      forced: forced ?? null,
    })
  })
}
