import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DueSource } from '@/lib/platform/module'
import { between, dueColumns, within } from '@/lib/platform/sources'
import type { due } from './due'

const { sql } = Prisma

export const dueSources: Record<keyof typeof due, DueSource> = {
  STABILITY: (ctx, own) => sql`
    SELECT ${dueColumns({
      id: 'p."id"',
      on: 'p."stabilityDue"',
      text: 'p."title"',
      number: 'p."number"',
      agencyId: 'p."agencyId"',
      people: `coalesce(p."people", '[]')`,
    })}
    FROM "Project" p
    WHERE p."tenantId" = ${ctx.tenantId}::uuid AND p."status" = 'MONITORING' AND ${between(ctx, 'p."stabilityDue"')}
      AND ${within(own, 'p."agencyId"', (ids) => sql`jsonb_exists_any(p."people", ${ids}::text[])`)}`,
}
