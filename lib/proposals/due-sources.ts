import 'server-only'
import type { KindScope } from '@/lib/core/deadline'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DueContext, DueSource } from '@/lib/platform/module'
import { between, dueColumns, within, type Sql } from '@/lib/platform/sources'
import type { due } from './due'

const { sql } = Prisma

const proposal = (ctx: DueContext, own: KindScope, status: Sql, on: string): Sql => sql`
  SELECT ${dueColumns({ id: 's."id"', on, text: 's."title"', number: 's."number"', agencyId: 's."agencyId"' })}
  FROM "Proposal" s WHERE s."tenantId" = ${ctx.tenantId}::uuid AND s."status" = ${status} AND ${between(ctx, on)}
    AND ${within(own, 's."agencyId"')}`

export const dueSources: Record<keyof typeof due, DueSource> = {
  PROPOSAL_ANSWER: (ctx, own) => proposal(ctx, own, sql`'FILED'`, 's."answerDue"'),
  PROPOSAL_WORK: (ctx, own) => proposal(ctx, own, sql`'ACCEPTED'`, 's."dueOn"'),
}
