import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DueSource } from '@/lib/platform/module'
import { between, dueColumns, within } from '@/lib/platform/sources'
import { oneOf } from '@/lib/platform/sql'
import type { due } from './due'
import { owedStatuses, unapprovedStatuses } from './rules'

const { sql } = Prisma

export const dueSources: Record<keyof typeof due, DueSource> = {
  ROADMAP: (ctx, own) => sql`
    SELECT ${dueColumns({
      id: 't."id"',
      sub: 'i."number"',
      on: 'i."dueOn"',
      parent: `r."id" || '/items/' || i."id"`,
      text: 'i."title"',
      agencyId: 't."agencyId"',
      body: 't."bodyName"',
    })}
    FROM "RoadmapPart" t JOIN "RoadmapItem" i ON i."tenantId" = t."tenantId" AND i."id" = t."itemId"
      AND i."removedAt" IS NULL
    JOIN "Roadmap" r ON r."tenantId" = i."tenantId" AND r."id" = i."roadmapId" AND r."status" = 'APPROVED'
    WHERE t."tenantId" = ${ctx.tenantId}::uuid AND ${oneOf('t."status"', owedStatuses)} AND ${between(ctx, 'i."dueOn"')}
      AND ${within(own, 't."agencyId"')}
    UNION ALL
    SELECT ${dueColumns({
      id: 'r."id"',
      on: 'r."approvalDue"',
      parent: 'r."id"::text',
      text: 'r."title"',
      agencyId: 'r."agencyId"',
    })}
    FROM "Roadmap" r WHERE r."tenantId" = ${ctx.tenantId}::uuid AND ${oneOf('r."status"', unapprovedStatuses)}
      AND ${between(ctx, 'r."approvalDue"')} AND ${within(own, 'r."agencyId"')}`,
}
