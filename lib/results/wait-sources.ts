import 'server-only'
import { addDays } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import type { WaitSource } from '@/lib/platform/module'
import { waitColumns, type Sql, type WaitColumns } from '@/lib/platform/sources'
import { reportedSql } from './reported'
import type { waits } from './waits'

const { sql } = Prisma

/** Days ahead from which a new measurement of a closed project is asked for. */
const STABILITY_AHEAD = 14

const columns = (more: Partial<WaitColumns>): Sql =>
  waitColumns({
    id: 'o."id"',
    agencyId: 'o."agencyId"',
    ref: 'o."id"::text',
    number: 'o."number"',
    title: 'o."title"',
    ...more,
  })

export const waitSources: Record<keyof typeof waits, WaitSource> = {
  // A goal waits until a stability value of it is reported; what is reported waits for its confirmation instead.
  MEASURE_STABILITY: ({ tenantId, today }) => sql`
    SELECT ${columns({ due: 'o."stabilityDue"' })}
    FROM "Project" o
    WHERE o."tenantId" = ${tenantId}::uuid AND o."status" = 'MONITORING'
      AND o."stabilityDue" <= ${addDays(today, STABILITY_AHEAD)}::date AND EXISTS (
      SELECT 1 FROM jsonb_object_keys((SELECT v."fields" FROM "PassportVersion" v WHERE v."tenantId" = o."tenantId"
        AND v."projectId" = o."id" AND v."status" = 'APPROVED' ORDER BY v."number" DESC LIMIT 1)) path
      WHERE path LIKE 'goals.%.name' AND NOT EXISTS (
        SELECT 1 FROM "GoalMeasurement" m WHERE m."tenantId" = o."tenantId" AND m."projectId" = o."id"
          AND m."goalId" = split_part(path, '.', 2) AND m."stability" AND m."status" <> 'REJECTED'))`,
  CONFIRM_RESULT: ({ tenantId }) => sql`
    SELECT ${columns({ since: 'w.since', n: 'w.n' })}
    FROM (SELECT x."projectId", min(x."at") AS since, count(*)::int AS n FROM (${reportedSql(tenantId)}) x GROUP BY 1) w
      JOIN "Project" o ON o."tenantId" = ${tenantId}::uuid AND o."id" = w."projectId"`,
}
