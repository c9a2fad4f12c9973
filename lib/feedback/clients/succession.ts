import 'server-only'
import type { CommandContext } from '@/lib/platform/command'
import type { AgencyEnding } from '@/lib/platform/module'

/**
 * Touchpoints, segments, studies and life situations pass to the heir, marked with where they came from; orders of the
 * one that is gone end on the day under its name. Without an heir touchpoints close,
 * segments are no longer kept. Approved lists stay as they were approved.
 */
export async function passClients(ctx: CommandContext, { gone, into, on }: AgencyEnding): Promise<void> {
  const { tx, tenantId, now } = ctx
  const owned = { tenantId, agencyId: gone.id }
  const changed = { updatedAt: now, version: { increment: 1 } } as const
  await tx.feedbackOrder.updateMany({
    where: { ...owned, OR: [{ until: null }, { until: { gt: on } }] },
    data: { until: on, version: { increment: 1 } },
  })
  if (!into) {
    await tx.touchpoint.updateMany({
      where: { ...owned, status: 'ACTIVE' },
      data: { status: 'CLOSED', closedOn: on, ...changed },
    })
    await tx.clientSegment.updateMany({ where: { ...owned, retired: false }, data: { retired: true, ...changed } })
    return
  }
  await tx.touchpoint.updateMany({ where: owned, data: { agencyId: into.id, cameFrom: gone.name, ...changed } })
  await tx.clientSegment.updateMany({ where: owned, data: { agencyId: into.id, cameFrom: gone.name, ...changed } })
  await tx.clientStudy.updateMany({ where: owned, data: { agencyId: into.id, ...changed } })
  await tx.lifeSituation.updateMany({ where: owned, data: { agencyId: into.id, ...changed } })
  // Of the list of services only what is still being done: a situation that is over stays as it was reported.
  await tx.$executeRaw`
    UPDATE "LifeSituation" s SET "version" = s."version" + 1, "updatedAt" = ${now}, "services" = (
      SELECT jsonb_agg(CASE WHEN o.one ->> 'agencyId' = ${gone.id}
        THEN o.one || jsonb_build_object('agencyId', ${into.id}::text) ELSE o.one END ORDER BY o.n)
      FROM jsonb_array_elements(s."services") WITH ORDINALITY AS o(one, n))
    WHERE s."tenantId" = ${tenantId}::uuid AND s."status" IN ('CANDIDATE', 'CHOSEN')
      AND s."services" @> jsonb_build_array(jsonb_build_object('agencyId', ${gone.id}::text))`
}
