import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DueSource } from '@/lib/platform/module'
import { between, dueColumns, within } from '@/lib/platform/sources'
import type { due } from './due'

const { sql } = Prisma

export const dueSources: Record<keyof typeof due, DueSource> = {
  PORTFOLIO_TASK: (ctx, own) => sql`
    SELECT ${dueColumns({
      id: 't."id"',
      on: 't."dueOn"',
      parent: 'f."id"::text',
      text: 't."title"',
      agencyId: 'f."agencyId"',
      people: `CASE WHEN t."personId" IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(t."personId") END`,
    })}
    FROM "PortfolioTask" t JOIN "Portfolio" f ON f."tenantId" = t."tenantId" AND f."id" = t."portfolioId"
      AND f."closedAt" IS NULL
    WHERE t."tenantId" = ${ctx.tenantId}::uuid AND t."removedAt" IS NULL AND t."doneAt" IS NULL AND t."status" <> 'DONE'
      AND ${between(ctx, 't."dueOn"')}
      AND ${within(own, 'f."agencyId"', (ids) => sql`t."personId" = ANY(${ids}::uuid[])`)}`,
}
