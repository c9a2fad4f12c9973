import 'server-only'
import { addDays } from '@/lib/core/dates'
import { dayColumn } from '@/lib/core/db-day'
import { Prisma } from '@/lib/generated/prisma/client'
import type { WaitSource } from '@/lib/platform/module'
import { waitColumns } from '@/lib/platform/sources'
import { keeperSql } from './registry/keeper-sql'
import { REGISTRY_DAYS, type waits } from './waits'

const { sql } = Prisma

export const waitSources: Record<keyof typeof waits, WaitSource> = {
  ANSWER_PROCESS: ({ tenantId }) => sql`
    SELECT ${waitColumns({
      id: 'c."id"',
      agencyId: 'o."agencyId"',
      ref: 'o."id"::text',
      title: `o."code" || ' ' || o."name"`,
      since: 'c."at"',
    })}
    FROM "ProcessComment" c JOIN "Process" o ON o."tenantId" = c."tenantId" AND o."id" = c."processId"
      AND o."status" = 'ACTIVE'
    WHERE c."tenantId" = ${tenantId}::uuid AND c."answer" IS NULL AND c."asks"`,
  REGISTRY_CHANGED: ({ tenantId, today }) => sql`
    SELECT ${waitColumns({
      id: 'k."keeperId"',
      agencyId: 'k."keeperId"',
      ref: 'k."keeperId"::text',
      since: 'min(o."changedAt")',
      n: 'count(*)::int',
    })}
    FROM "Process" o JOIN (${keeperSql(tenantId)}) k ON k."agencyId" = o."agencyId"
    WHERE o."tenantId" = ${tenantId}::uuid AND o."changedAt" IS NOT NULL
    GROUP BY k."keeperId" HAVING min(o."changedAt") < ${dayColumn(addDays(today, 1 - REGISTRY_DAYS))}`,
  CHECK_SERVICE: ({ tenantId }) => sql`
    SELECT ${waitColumns({
      id: 'c."id"',
      agencyId: 'o."agencyId"',
      ref: `c."id" || '/agencies/' || o."agencyId"`,
      title: 'c."title"',
      due: 'c."checkBy"',
      since: 'min(c."createdAt")',
      n: 'count(*)::int',
    })}
    FROM "ProcessCheck" k
    JOIN "CheckCampaign" c ON c."tenantId" = k."tenantId" AND c."id" = k."campaignId" AND c."closedAt" IS NULL
    JOIN "Process" o ON o."tenantId" = k."tenantId" AND o."id" = k."processId" AND o."status" = 'ACTIVE'
    WHERE k."tenantId" = ${tenantId}::uuid AND k."signedAt" IS NULL
    GROUP BY c."tenantId", c."id", o."agencyId"`,
  CHECK_PLAN: ({ tenantId }) => sql`
    SELECT ${waitColumns({
      id: 'k."id"',
      agencyId: 'o."agencyId"',
      ref: `c."id" || '/services/' || k."id"`,
      title: `o."code" || ' ' || o."name"`,
      due: 'c."planBy"',
      since: 'k."signedAt"',
    })}
    FROM "ProcessCheck" k
    JOIN "CheckCampaign" c ON c."tenantId" = k."tenantId" AND c."id" = k."campaignId"
    JOIN "Process" o ON o."tenantId" = k."tenantId" AND o."id" = k."processId" AND o."status" = 'ACTIVE'
    WHERE k."tenantId" = ${tenantId}::uuid AND k."grade" IN ('В', 'Г') AND k."planOn" IS NULL`,
}
