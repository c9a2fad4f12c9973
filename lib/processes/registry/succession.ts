import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import type { AgencyEnding } from '@/lib/platform/module'
import { markChanged } from './changed'

/**
 * Units, processes and prices pass to the heir, marked with where they came from; a code that the heir has already gets
 * the mark of the agency that is gone. Without an heir the processes are dropped from the registry, with the act as
 * their ground.
 */
export async function passProcesses(ctx: CommandContext, { gone, into, on, basis }: AgencyEnding): Promise<void> {
  const { tx, tenantId, now } = ctx
  const owned = { tenantId, agencyId: gone.id }
  const ids = (await tx.process.findMany({ where: owned, select: { id: true } })).map(({ id }) => id)
  if (!into) {
    await tx.process.updateMany({
      where: { ...owned, status: 'ACTIVE' },
      data: { status: 'DROPPED', droppedOn: on, droppedBasis: basis, updatedAt: now, version: { increment: 1 } },
    })
    await tx.unit.updateMany({ where: { ...owned, until: null }, data: { until: on, version: { increment: 1 } } })
    await markChanged(ctx, ids)
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
  await passParts(ctx, gone.id, into.id)
  // What the process office has asked of the one that is gone, the heir answers.
  await tx.courseAnswer.updateMany({ where: owned, data: { agencyId: into.id, version: { increment: 1 } } })
  await passUnits(ctx, gone, into)
  await tx.$executeRaw`
    UPDATE "ProcessResource" SET "agencyId" = ${into.id}::uuid, "name" = "name" || ' (' || ${gone.name} || ')',
      "version" = "version" + 1
    WHERE "tenantId" = ${tenantId}::uuid AND "agencyId" = ${gone.id}::uuid`
  await tx.$executeRaw`
    UPDATE "OptimisationTrouble" SET "agencyId" = ${into.id}::uuid, "version" = "version" + 1
    WHERE "tenantId" = ${tenantId}::uuid AND "agencyId" = ${gone.id}::uuid AND "answer" IS NULL`
  await markChanged(ctx, ids)
}

/** The heir takes part where the other did: once, and not beside itself as the owner. */
async function passParts({ tx, tenantId }: CommandContext, gone: string, into: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE "ProcessParticipant" SET "agencyId" = ${into}::uuid
    WHERE "tenantId" = ${tenantId}::uuid AND "agencyId" = ${gone}::uuid`
  await tx.$executeRaw`
    DELETE FROM "ProcessParticipant" r USING "Process" p
    WHERE r."tenantId" = ${tenantId}::uuid AND r."agencyId" = ${into}::uuid AND r."unitId" IS NULL
      AND p."tenantId" = r."tenantId" AND p."id" = r."processId" AND (p."agencyId" = r."agencyId" OR EXISTS (
        SELECT 1 FROM "ProcessParticipant" o WHERE o."tenantId" = r."tenantId" AND o."processId" = r."processId"
          AND o."agencyId" = r."agencyId" AND o."unitId" IS NULL AND o."id" < r."id"))`
}

/** Units of the agency that is gone stand in the heir's tree as they stood; a name that is taken there is marked. */
const passUnits = ({ tx, tenantId }: CommandContext, gone: { id: string; name: string }, into: { id: string }) =>
  tx.$executeRaw(Prisma.sql`
  UPDATE "Unit" u SET "agencyId" = ${into.id}::uuid, "version" = u."version" + 1,
    "name" = CASE WHEN u."parentId" IS NULL AND EXISTS (
      SELECT 1 FROM "Unit" o WHERE o."tenantId" = u."tenantId" AND o."agencyId" = ${into.id}::uuid
        AND o."parentId" IS NULL AND o."until" IS NULL AND lower(o."name") = lower(u."name"))
      THEN u."name" || ' (' || ${gone.name} || ')' ELSE u."name" END
  WHERE u."tenantId" = ${tenantId}::uuid AND u."agencyId" = ${gone.id}::uuid`)
