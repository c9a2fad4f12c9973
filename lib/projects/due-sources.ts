import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DueSource } from '@/lib/platform/module'
import { between, dueColumns, within, type Sql } from '@/lib/platform/sources'
import { oneOf } from '@/lib/platform/sql'
import type { due } from './due'
import { reportMachine } from './reports/rules'
import { endedStatuses } from './state/rules'
import { runningSql } from './stages/late-where'

const { sql } = Prisma

/** The project's people: who leads it or is in its team. */
const people = `coalesce(p."people", '[]')`
const leads = (ids: string[]): Sql => sql`jsonb_exists_any(p."people", ${ids}::text[])`

export const dueSources: Record<keyof typeof due, DueSource> = {
  STAGE: (ctx, own) => sql`
    SELECT ${dueColumns({
      id: 'p."id"',
      sub: 't."number"::text',
      on: 't."dueTo"',
      text: 'p."title"',
      number: 'p."number"',
      agencyId: 'p."agencyId"',
      people,
    })}
    FROM "ProjectStage" t JOIN "Project" p ON p."tenantId" = t."tenantId" AND p."id" = t."projectId"
      AND ${runningSql('p')}
    WHERE t."tenantId" = ${ctx.tenantId}::uuid AND t."closedOn" IS NULL AND ${between(ctx, 't."dueTo"')}
      AND ${within(own, 'p."agencyId"', leads)}`,
  TASK: (ctx, own) => sql`
    SELECT ${dueColumns({
      id: 't."id"',
      on: 't."dueOn"',
      parent: 'p."id"::text',
      text: 't."title"',
      number: 'p."number"',
      agencyId: 't."agencyId"',
      people: `CASE WHEN t."personId" IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(t."personId") END`,
    })}
    FROM "ProjectTask" t JOIN "Project" p ON p."tenantId" = t."tenantId" AND p."id" = t."projectId"
      AND NOT ${oneOf('p."status"', endedStatuses)}
    WHERE t."tenantId" = ${ctx.tenantId}::uuid AND t."removedAt" IS NULL AND t."doneAt" IS NULL AND t."status" <> 'DONE'
      AND ${between(ctx, 't."dueOn"')}
      AND ${within(own, 't."agencyId"', (ids) => sql`t."personId" = ANY(${ids}::uuid[])`)}`,
  PROJECT_REPORT: (ctx, own) => sql`
    SELECT ${dueColumns({
      id: 'r."id"',
      sub: 'r."kind"::text',
      on: 'r."dueOn"',
      parent: 'p."id"::text',
      text: 'p."title"',
      number: 'p."number"',
      agencyId: 'p."agencyId"',
      people,
    })}
    FROM "ProjectReport" r JOIN "Project" p ON p."tenantId" = r."tenantId" AND p."id" = r."projectId"
      AND p."status" <> 'CANCELLED'
    WHERE r."tenantId" = ${ctx.tenantId}::uuid AND ${oneOf('r."status"', reportMachine.from('submit'))}
      AND ${between(ctx, 'r."dueOn"')} AND ${within(own, 'p."agencyId"', leads)}`,
}
