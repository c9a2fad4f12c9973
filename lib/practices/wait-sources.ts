import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { SourceContext, WaitSource } from '@/lib/platform/module'
import { waitColumns, type Sql } from '@/lib/platform/sources'
import type { waits } from './waits'

const { sql } = Prisma

const practice = ({ tenantId }: SourceContext, status: Sql): Sql => sql`
  SELECT ${waitColumns({ id: 'o."id"', agencyId: 'o."agencyId"', title: 'o."title"', since: 'o."updatedAt"' })}
  FROM "Practice" o WHERE o."tenantId" = ${tenantId}::uuid AND o."status" = ${status}`

export const waitSources: Record<keyof typeof waits, WaitSource> = {
  DECIDE_PRACTICE: (ctx) => practice(ctx, sql`'SUBMITTED'`),
  MEND_PRACTICE: (ctx) => practice(ctx, sql`'RETURNED'`),
}
