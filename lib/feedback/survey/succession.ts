import 'server-only'
import type { CommandContext } from '@/lib/platform/command'
import type { AgencyEnding } from '@/lib/platform/module'

/**
 * What is being asked or made goes on at the heir, with its reports and the themes of the agency; posters keep their
 * address. Batches that were closed stay counted for the agency that was asked about. Without an heir asking ends.
 */
export async function passSurveys(ctx: CommandContext, { gone, into }: AgencyEnding): Promise<void> {
  const { tx, tenantId, now } = ctx
  const owned = { tenantId, agencyId: gone.id }
  const changed = { updatedAt: now, version: { increment: 1 } } as const
  if (!into) {
    await tx.survey.updateMany({
      where: { ...owned, status: 'OPEN' },
      data: { status: 'CLOSED', closedAt: now, draft: {}, ...changed },
    })
    return
  }
  // Two surveys of one agency are told apart by their names.
  await tx.$executeRaw`
    UPDATE "Survey" s SET "title" = s."title" || ' (' || ${gone.name} || ')'
    WHERE s."tenantId" = ${tenantId}::uuid AND s."agencyId" = ${gone.id}::uuid AND s."status" IN ('DRAFT', 'OPEN')
      AND EXISTS (SELECT 1 FROM "Survey" o WHERE o."tenantId" = s."tenantId" AND o."agencyId" = ${into.id}::uuid
        AND lower(o."title") = lower(s."title"))`
  const passing = await tx.survey.findMany({
    where: { ...owned, status: { in: ['DRAFT', 'OPEN'] } },
    select: { id: true },
  })
  const ids = passing.map(({ id }) => id)
  await tx.survey.updateMany({
    where: { tenantId, id: { in: ids } },
    data: { agencyId: into.id, cameFrom: gone.name, ...changed },
  })
  await tx.surveyReport.updateMany({
    where: { tenantId, surveyId: { in: ids } },
    data: { agencyId: into.id, ...changed },
  })
  await tx.surveyTheme.updateMany({
    where: { ...owned, retired: false },
    data: { agencyId: into.id, version: { increment: 1 } },
  })
}
