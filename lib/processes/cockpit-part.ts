import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CockpitPart } from '@/lib/platform/module'
import type { ProcessFacts } from './cockpit'
import { keeperSql } from './registry/keeper-sql'

export const processesCockpit = {
  programme: ({ tenantId }) =>
    Prisma.sql`SELECT to_jsonb(EXISTS (SELECT 1 FROM "Process" p WHERE p."tenantId" = ${tenantId}::uuid))`,
  agencies: ({ tenantId, timeZone }) => Prisma.sql`
    SELECT n."agencyId", n."processes", n."changed", n."changedSince",
      EXISTS (SELECT 1 FROM "RegistryVersion" v WHERE v."tenantId" = ${tenantId}::uuid
        AND v."agencyId" = n."agencyId" AND v."kind" = 'REGISTRY') AS "approved",
      EXISTS (SELECT 1 FROM "RegistryVersion" v WHERE v."tenantId" = ${tenantId}::uuid
        AND v."agencyId" = n."agencyId" AND v."kind" = 'ORDER') AS "ordered"
    FROM (
      SELECT k."keeperId" AS "agencyId", count(*) FILTER (WHERE p."status" = 'ACTIVE')::int AS "processes",
        count(p."changedAt")::int AS "changed",
        to_char(min(p."changedAt") AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS "changedSince"
      FROM "Process" p JOIN (${keeperSql(tenantId)}) k ON k."agencyId" = p."agencyId"
      WHERE p."tenantId" = ${tenantId}::uuid GROUP BY 1) n`,
  read: (_ctx, _asked, { programme, agencies }) => {
    const rows = agencies as ReadonlyMap<string, ProcessFacts>
    return Promise.resolve({
      columns: { processes: { shown: programme === true, of: (agencyId: string) => rows.get(agencyId) } },
    })
  },
} satisfies CockpitPart
