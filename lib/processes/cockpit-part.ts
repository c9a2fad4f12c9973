import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CockpitPart } from '@/lib/platform/module'
import type { ProcessFacts } from './cockpit'
import { keeperSql } from './registry/keeper-sql'

export const processesCockpit = {
  programme: ({ tenantId }) =>
    Prisma.sql`SELECT to_jsonb(EXISTS (SELECT 1 FROM "Process" p WHERE p."tenantId" = ${tenantId}::uuid))`,
  agencies: ({ tenantId, timeZone }) => Prisma.sql`
    WITH kept AS (
      SELECT p."agencyId", k."keeperId", p."status", p."changedAt"
      FROM "Process" p JOIN (${keeperSql(tenantId)}) k ON k."agencyId" = p."agencyId"
      WHERE p."tenantId" = ${tenantId}::uuid)
    SELECT n."agencyId", n."processes", n."changed", n."changedSince", n."keeper",
      EXISTS (SELECT 1 FROM "RegistryVersion" v WHERE v."tenantId" = ${tenantId}::uuid
        AND v."agencyId" = n."agencyId" AND v."kind" = 'REGISTRY') AS "approved",
      EXISTS (SELECT 1 FROM "RegistryVersion" v WHERE v."tenantId" = ${tenantId}::uuid
        AND v."agencyId" = n."agencyId" AND v."kind" = 'ORDER') AS "ordered"
    FROM (
      SELECT kept."keeperId" AS "agencyId", count(*) FILTER (WHERE kept."status" = 'ACTIVE')::int AS "processes",
        count(kept."changedAt")::int AS "changed",
        to_char(min(kept."changedAt") AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS "changedSince", NULL::text AS "keeper"
      FROM kept GROUP BY 1
      UNION ALL
      SELECT kept."agencyId", count(*) FILTER (WHERE kept."status" = 'ACTIVE')::int, 0, NULL, a."name"
      FROM kept JOIN "Agency" a ON a."tenantId" = ${tenantId}::uuid AND a."id" = kept."keeperId"
      WHERE kept."keeperId" <> kept."agencyId" GROUP BY kept."agencyId", a."name") n`,
  read: (_ctx, _asked, { programme, agencies }) => {
    const rows = agencies as ReadonlyMap<string, ProcessFacts>
    return Promise.resolve({
      columns: { processes: { shown: programme === true, of: (agencyId: string) => rows.get(agencyId) } },
    })
  },
} satisfies CockpitPart
