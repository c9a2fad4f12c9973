import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { takeTurn } from '@/lib/platform/lock'
import type { AgencyEnding } from '@/lib/platform/module'
import { oneOf } from '@/lib/platform/sql'
import { openStatuses } from './rules'

/**
 * What people said and were not told of yet is the heir's to do and to answer: open problems with those joined to them,
 * under the heir's next numbers; words without an answer; addresses that were left. What was told stays as it was told.
 * Without an heir all of it stays with the authority, whose queue shows it.
 */
export async function passTold(ctx: CommandContext, { gone, into }: AgencyEnding): Promise<void> {
  if (!into) return
  const { tx, tenantId, now } = ctx
  await takeTurn(tx, 'problem', into.id)
  const open = Prisma.sql`(${oneOf('p."status"', openStatuses)} OR EXISTS (
    SELECT 1 FROM "Problem" j WHERE j."tenantId" = p."tenantId" AND j."id" = p."joinedToId"
      AND ${oneOf('j."status"', openStatuses)}))`
  await tx.$executeRaw`
    UPDATE "Problem" p SET "agencyId" = ${into.id}::uuid, "number" = n.next, "version" = p."version" + 1,
      "updatedAt" = ${now}, "cameFrom" = ${gone.name} || ', № ' || p."number"
    FROM (SELECT p."id", (SELECT coalesce(max("number"), 0) FROM "Problem" WHERE "tenantId" = ${tenantId}::uuid
        AND "agencyId" = ${into.id}::uuid) + row_number() OVER (ORDER BY p."number") AS next
      FROM "Problem" p WHERE p."tenantId" = ${tenantId}::uuid AND p."agencyId" = ${gone.id}::uuid AND ${open}) n
    WHERE p."tenantId" = ${tenantId}::uuid AND p."id" = n."id"`
  await tx.$executeRaw`
    UPDATE "FeedbackMessage" s SET "agencyId" = ${into.id}::uuid, "cameFrom" = ${gone.name},
      "version" = s."version" + 1
    WHERE s."tenantId" = ${tenantId}::uuid AND s."agencyId" = ${gone.id}::uuid AND s."status" IN ('NEW', 'IN_WORK')`
  await tx.toldAddress.updateMany({ where: { tenantId, agencyId: gone.id }, data: { agencyId: into.id } })
  // Of complaints those of which no problem was made; a month that the heir has, too, stays where it was counted.
  await tx.$executeRaw`
    UPDATE "ComplaintTopic" t SET "agencyId" = ${into.id}::uuid, "version" = t."version" + 1
    WHERE t."tenantId" = ${tenantId}::uuid AND t."agencyId" = ${gone.id}::uuid AND t."problemId" IS NULL
      AND NOT EXISTS (SELECT 1 FROM "ComplaintTopic" o
        WHERE o."tenantId" = t."tenantId" AND o."agencyId" = ${into.id}::uuid AND o."theme" = t."theme"
          AND o."month" = t."month" AND o."source" = t."source")`
}
