import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { SourceContext, WaitSource } from '@/lib/platform/module'
import { waitColumns, type Sql } from '@/lib/platform/sources'
import type { waits } from './waits'

const { empty, sql } = Prisma

/** Proposals without an answer. */
const unanswered = ({ tenantId }: SourceContext, late: Sql): Sql => sql`
  SELECT ${waitColumns({
    id: 's."id"',
    agencyId: 's."agencyId"',
    number: 's."number"',
    title: 's."title"',
    due: 's."answerDue"',
  })}
  FROM "Proposal" s WHERE s."tenantId" = ${tenantId}::uuid AND s."status" = 'FILED' ${late}`

export const waitSources: Record<keyof typeof waits, WaitSource> = {
  ANSWER_PROPOSAL: (ctx) => unanswered(ctx, empty),
  LATE_PROPOSAL: (ctx) => unanswered(ctx, sql`AND s."answerDue" < ${ctx.today}::date`),
}
