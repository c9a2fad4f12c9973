import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DueSource } from '@/lib/platform/module'
import { between, dueColumns, within } from '@/lib/platform/sources'
import type { due } from './due'

const { sql } = Prisma

/** Checks of open processes, each with its campaign. */
const checks = sql`"ProcessCheck" k
  JOIN "CheckCampaign" c ON c."tenantId" = k."tenantId" AND c."id" = k."campaignId"
  JOIN "Process" o ON o."tenantId" = k."tenantId" AND o."id" = k."processId" AND o."status" = 'ACTIVE'`

export const dueSources: Record<keyof typeof due, DueSource> = {
  CHECK: (ctx, own) => sql`
    SELECT ${dueColumns({
      id: 'c."id"',
      sub: 'o."agencyId"::text',
      on: 'c."checkBy"',
      parent: `c."id" || '/agencies/' || o."agencyId"`,
      text: 'c."title"',
      number: 'count(*)::int',
      agencyId: 'o."agencyId"',
    })}
    FROM ${checks} WHERE k."tenantId" = ${ctx.tenantId}::uuid AND k."signedAt" IS NULL AND c."closedAt" IS NULL
      AND ${between(ctx, 'c."checkBy"')} AND ${within(own, 'o."agencyId"')}
    GROUP BY c."tenantId", c."id", o."agencyId"`,
  CHECK_PLAN_DUE: (ctx, own) => sql`
    SELECT ${dueColumns({
      id: 'k."id"',
      on: 'c."planBy"',
      parent: `c."id" || '/services/' || k."id"`,
      text: 'o."name"',
      agencyId: 'o."agencyId"',
    })}
    FROM ${checks} WHERE k."tenantId" = ${ctx.tenantId}::uuid AND k."grade" IN ('В', 'Г') AND k."planOn" IS NULL
      AND ${between(ctx, 'c."planBy"')} AND ${within(own, 'o."agencyId"')}`,
  CHECK_MEASURE: (ctx, own) => sql`
    SELECT ${dueColumns({
      id: 'm."id"',
      on: 'm."dueOn"',
      parent: `c."id" || '/services/' || k."id"`,
      text: 'm."what"',
      agencyId: 'o."agencyId"',
    })}
    FROM ${checks} JOIN "CheckMeasure" m ON m."tenantId" = k."tenantId" AND m."checkId" = k."id"
    WHERE k."tenantId" = ${ctx.tenantId}::uuid AND m."doneOn" IS NULL AND k."planOn" IS NOT NULL
      AND ${between(ctx, 'm."dueOn"')} AND ${within(own, 'o."agencyId"')}`,
}
