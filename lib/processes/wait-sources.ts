import 'server-only'
import { addDays } from '@/lib/core/dates'
import { dayColumn } from '@/lib/core/db-day'
import { Prisma } from '@/lib/generated/prisma/client'
import type { WaitSource } from '@/lib/platform/module'
import { waitColumns } from '@/lib/platform/sources'
import { oneOf } from '@/lib/platform/sql'
import { keeperSql } from './registry/keeper-sql'
import { courseMachine } from './request/rules'
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
  ANSWER_COURSE: ({ tenantId }) => sql`
    SELECT ${waitColumns({
      id: 'r."id"',
      agencyId: 'r."agencyId"',
      number: 'q."number"',
      title: 'q."title"',
      due: 'q."dueOn"',
      since: 'r."createdAt"',
      n: `(r."status" = 'RETURNED')::int`,
    })}
    FROM "CourseAnswer" r JOIN "CourseRequest" q ON q."tenantId" = r."tenantId" AND q."id" = r."requestId"
    JOIN "Agency" o ON o."tenantId" = r."tenantId" AND o."id" = r."agencyId" AND o."status" = 'ACTIVE'
    WHERE r."tenantId" = ${tenantId}::uuid AND ${oneOf('r."status"', courseMachine.from('submit'))}`,
  ACCEPT_COURSE: ({ tenantId }) => sql`
    SELECT ${waitColumns({
      id: 'r."id"',
      agencyId: 'r."agencyId"',
      number: 'q."number"',
      title: 'q."title"',
      since: 'r."submittedAt"',
    })}
    FROM "CourseAnswer" r JOIN "CourseRequest" q ON q."tenantId" = r."tenantId" AND q."id" = r."requestId"
    JOIN "Agency" o ON o."tenantId" = r."tenantId" AND o."id" = r."agencyId" AND o."status" = 'ACTIVE'
    WHERE r."tenantId" = ${tenantId}::uuid AND ${oneOf('r."status"', courseMachine.from('accept'))}`,
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
}
