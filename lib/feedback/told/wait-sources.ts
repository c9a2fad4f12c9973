import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { SourceContext, WaitSource } from '@/lib/platform/module'
import { waitColumns, type Sql } from '@/lib/platform/sources'
import { oneOf } from '@/lib/platform/sql'
import { toTellStatuses } from './rules'
import { firstWords, unansweredSql } from './sql'
import type { toldWaits } from './waits'

const { sql } = Prisma

const problems = ({ tenantId }: SourceContext, due: string, where: Sql): Sql => sql`
  SELECT ${waitColumns({
    ...{ id: 's."id"', agencyId: 's."agencyId"', number: 's."number"', title: 's."title"' },
    due,
    since: 's."createdAt"',
  })}
  FROM "Problem" s WHERE s."tenantId" = ${tenantId}::uuid AND ${where}`

export const toldWaitSources: Record<keyof typeof toldWaits, WaitSource> = {
  TELL_PROBLEM: (ctx) => problems(ctx, 's."tellBy"', oneOf('s."status"', toTellStatuses)),
  ANSWER_MESSAGE: ({ tenantId }) => sql`
    SELECT ${waitColumns({
      id: 's."id"',
      agencyId: 's."agencyId"',
      title: firstWords,
      due: 's."answerBy"',
    })}
    FROM "FeedbackMessage" s WHERE s."tenantId" = ${tenantId}::uuid AND ${unansweredSql}`,
  SORT_PROBLEM: (ctx) => problems(ctx, 's."sortBy"', sql`s."status" = 'NEW'`),
  DO_PROBLEM: (ctx) => problems(ctx, 's."dueOn"', sql`s."status" = 'IN_WORK' AND s."dueOn" < ${ctx.today}::date`),
  SHOW_PROBLEM: (ctx) => problems(ctx, 'NULL::date', sql`s."status" = 'IN_WORK' AND s."publishedAt" IS NULL`),
}
