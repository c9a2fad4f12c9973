import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import type { AgencyEnding } from '@/lib/platform/module'

/**
 * Units, processes and prices pass to the heir, marked with where they came from; a code that the heir has already gets
 * the mark of the agency that is gone. Without an heir the processes are dropped from the registry, with the act as
 * their ground.
 */
export async function passProcesses(
  { tx, tenantId, now }: CommandContext,
  { gone, into, on, basis }: AgencyEnding,
): Promise<void> {
  const owned = { tenantId, agencyId: gone.id }
  if (!into) {
    await tx.process.updateMany({
      where: { ...owned, status: 'ACTIVE' },
      data: { status: 'DROPPED', droppedOn: on, droppedBasis: basis, updatedAt: now, version: { increment: 1 } },
    })
    await tx.unit.updateMany({ where: { ...owned, until: null }, data: { until: on, version: { increment: 1 } } })
    return
  }
  await tx.$executeRaw`
    UPDATE "Process" p SET "code" = p."code" || ' / ' || left(p."id"::text, 8)
    WHERE p."tenantId" = ${tenantId}::uuid AND p."agencyId" = ${gone.id}::uuid AND EXISTS (
      SELECT 1 FROM "Process" o WHERE o."tenantId" = p."tenantId" AND o."agencyId" = ${into.id}::uuid
        AND o."code" = p."code")`
  await tx.process.updateMany({
    where: owned,
    data: { agencyId: into.id, cameFrom: gone.name, updatedAt: now, version: { increment: 1 } },
  })
  await tx.$executeRaw`
    UPDATE "ProcessParticipant" SET "agencyId" = ${into.id}::uuid
    WHERE "tenantId" = ${tenantId}::uuid AND "agencyId" = ${gone.id}::uuid`
  await passUnits({ tx, tenantId }, gone, into)
  await tx.$executeRaw`
    UPDATE "ProcessResource" SET "agencyId" = ${into.id}::uuid, "name" = "name" || ' (' || ${gone.name} || ')',
      "version" = "version" + 1
    WHERE "tenantId" = ${tenantId}::uuid AND "agencyId" = ${gone.id}::uuid`
}

/** Units of the agency that is gone stand in the heir's tree as they stood; a name that is taken there is marked. */
const passUnits = (
  { tx, tenantId }: Pick<CommandContext, 'tx' | 'tenantId'>,
  gone: { id: string; name: string },
  into: { id: string },
) =>
  tx.$executeRaw(Prisma.sql`
  UPDATE "Unit" u SET "agencyId" = ${into.id}::uuid, "version" = u."version" + 1,
    "name" = CASE WHEN u."parentId" IS NULL AND EXISTS (
      SELECT 1 FROM "Unit" o WHERE o."tenantId" = u."tenantId" AND o."agencyId" = ${into.id}::uuid
        AND o."parentId" IS NULL AND o."until" IS NULL AND lower(o."name") = lower(u."name"))
      THEN u."name" || ' (' || ${gone.name} || ')' ELSE u."name" END
  WHERE u."tenantId" = ${tenantId}::uuid AND u."agencyId" = ${gone.id}::uuid`)
