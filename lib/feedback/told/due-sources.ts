import 'server-only'
import type { KindScope } from '@/lib/core/deadline'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DueContext, DueSource } from '@/lib/platform/module'
import { between, dueColumns, within, type Sql } from '@/lib/platform/sources'
import { oneOf } from '@/lib/platform/sql'
import type { toldDue } from './due'
import { toTellStatuses, type ProblemStatus } from './rules'
import { firstWords, unansweredSql } from './sql'

const { sql } = Prisma

const problem = (
  ctx: DueContext,
  own: KindScope,
  statuses: readonly ProblemStatus[],
  on: string,
  people = false,
): Sql => sql`
  SELECT ${dueColumns({
    ...{ id: 's."id"', on, text: 's."title"', number: 's."number"', agencyId: 's."agencyId"' },
    ...(people
      ? { people: `CASE WHEN s."personId" IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(s."personId") END` }
      : {}),
  })}
  FROM "Problem" s WHERE s."tenantId" = ${ctx.tenantId}::uuid AND ${oneOf('s."status"', statuses)}
    AND ${between(ctx, on)}
    AND ${within(own, 's."agencyId"', people ? (ids) => sql`s."personId" = ANY(${ids}::uuid[])` : undefined)}`

export const toldDueSources: Record<keyof typeof toldDue, DueSource> = {
  PROBLEM_SORT: (ctx, own) => problem(ctx, own, ['NEW'], 's."sortBy"'),
  PROBLEM_DO: (ctx, own) => problem(ctx, own, ['IN_WORK'], 's."dueOn"', true),
  PROBLEM_TELL: (ctx, own) => problem(ctx, own, toTellStatuses, 's."tellBy"'),
  MESSAGE_ANSWER: (ctx, own) => sql`
    SELECT ${dueColumns({
      ...{ id: 's."id"', on: 's."answerBy"', agencyId: 's."agencyId"' },
      text: firstWords,
    })}
    FROM "FeedbackMessage" s WHERE s."tenantId" = ${ctx.tenantId}::uuid AND ${unansweredSql}
      AND ${between(ctx, 's."answerBy"')}
      AND ${within(own, 's."agencyId"')}`,
}
