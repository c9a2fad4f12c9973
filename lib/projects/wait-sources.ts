import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { WaitSource } from '@/lib/platform/module'
import { waitColumns, type Sql, type WaitColumns } from '@/lib/platform/sources'
import { lateStageSql, runningSql } from './stages/late-where'
import type { waits } from './waits'
import { oneOf } from '@/lib/platform/sql'
import { reportMachine } from './reports/rules'

const { sql } = Prisma

const columns = (more: Pick<WaitColumns, 'id'> & Partial<WaitColumns>): Sql =>
  waitColumns({
    agencyId: 'o."agencyId"',
    ref: 'o."id"::text',
    number: 'o."number"',
    title: 'o."title"',
    ...more,
  })

export const waitSources: Record<keyof typeof waits, WaitSource> = {
  AGREE_PASSPORT: ({ tenantId }) => sql`
    SELECT ${columns({
      id: 'v."id"',
      since: 'v."submittedAt"',
      n: `(SELECT count(*) FROM "PassportVersion" r WHERE r."tenantId" = v."tenantId" AND r."projectId" = v."projectId"
        AND r."status" = 'RETURNED')::int`,
    })}
    FROM "PassportVersion" v JOIN "Project" o ON o."tenantId" = v."tenantId" AND o."id" = v."projectId"
      AND o."status" <> 'CANCELLED'
    WHERE v."tenantId" = ${tenantId}::uuid AND v."status" = 'SUBMITTED' AND v."agreedAt" IS NULL`,
  APPROVE_PASSPORT: ({ tenantId }) => sql`
    SELECT ${columns({ id: 'v."id"', since: 'v."agreedAt"' })}
    FROM "PassportVersion" v JOIN "Project" o ON o."tenantId" = v."tenantId" AND o."id" = v."projectId"
      AND o."status" <> 'CANCELLED'
    WHERE v."tenantId" = ${tenantId}::uuid AND v."status" = 'SUBMITTED' AND v."agreedAt" IS NOT NULL`,
  MEND_PASSPORT: ({ tenantId }) => sql`
    SELECT ${columns({
      id: 'v."id"',
      since: 'v."decidedAt"',
      n: `(SELECT count(*) FROM "PassportRemark" r WHERE r."tenantId" = v."tenantId" AND r."versionId" = v."id"
        AND r."resolvedAt" IS NULL)::int`,
    })}
    FROM "Project" o JOIN "PassportVersion" v ON v."tenantId" = o."tenantId" AND v."projectId" = o."id"
      AND v."status" = 'RETURNED'
    WHERE o."tenantId" = ${tenantId}::uuid AND o."status" = 'DRAFT'
      AND NOT EXISTS (SELECT 1 FROM "PassportVersion" later WHERE later."tenantId" = v."tenantId"
        AND later."projectId" = v."projectId" AND later."number" > v."number")`,
  STAGE_LATE: ({ tenantId, today }) => sql`
    SELECT ${columns({ id: 'o."id"', due: 's."dueTo"', n: 's."number"' })}
    FROM "Project" o JOIN LATERAL (
      SELECT l."number", l."dueTo" FROM "ProjectStage" l WHERE l."tenantId" = o."tenantId" AND l."projectId" = o."id"
        AND ${lateStageSql('l', today)}
      ORDER BY l."dueTo", l."number" LIMIT 1) s ON true
    WHERE o."tenantId" = ${tenantId}::uuid AND ${runningSql('o')}`,
  ACCEPT_REPORT: ({ tenantId }) => sql`
    SELECT ${columns({ id: 'r."id"', since: 'r."submittedAt"' })}
    FROM "ProjectReport" r JOIN "Project" o ON o."tenantId" = r."tenantId" AND o."id" = r."projectId"
    WHERE r."tenantId" = ${tenantId}::uuid AND r."status" = 'SUBMITTED'`,
  WRITE_REPORT: ({ tenantId }) => sql`
    SELECT ${columns({ id: 'r."id"', due: 'r."dueOn"', since: 'r."createdAt"', n: `(r."status" = 'RETURNED')::int` })}
    FROM "ProjectReport" r JOIN "Project" o ON o."tenantId" = r."tenantId" AND o."id" = r."projectId"
      AND o."status" <> 'CANCELLED'
    WHERE r."tenantId" = ${tenantId}::uuid AND ${oneOf('r."status"', reportMachine.from('submit'))}`,
}
