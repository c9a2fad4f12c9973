import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DueSource } from '@/lib/platform/module'
import { between, dueColumns, within } from '@/lib/platform/sources'
import { oneOf } from '@/lib/platform/sql'
import { endedStatuses } from '@/lib/projects/state/rules'
import type { due } from './due'
import { courseMachine } from './request/rules'

const { sql } = Prisma

const process = Prisma.raw(`o."code" || ' ' || o."name"`)
const standards = Prisma.raw(`"ProcessStandard" s JOIN "Process" o ON o."tenantId" = s."tenantId"
  AND o."id" = s."processId" AND o."status" = 'ACTIVE'`)

export const dueSources: Record<keyof typeof due, DueSource> = {
  COURSE_ANSWER: (ctx, own) => Prisma.sql`
    SELECT ${dueColumns({
      id: 'r."id"',
      on: 'q."dueOn"',
      text: 'q."title"',
      number: 'q."number"',
      agencyId: 'r."agencyId"',
    })}
    FROM "CourseAnswer" r JOIN "CourseRequest" q ON q."tenantId" = r."tenantId" AND q."id" = r."requestId"
    JOIN "Agency" o ON o."tenantId" = r."tenantId" AND o."id" = r."agencyId" AND o."status" = 'ACTIVE'
    WHERE r."tenantId" = ${ctx.tenantId}::uuid AND ${oneOf('r."status"', courseMachine.from('submit'))}
      AND ${between(ctx, 'q."dueOn"')} AND ${within(own, 'r."agencyId"')}`,
  OPTIMISATION_PLAN: (ctx, own) => sql`
    SELECT ${dueColumns({
      id: 't."id"',
      on: 't."planDueOn"',
      text: process,
      number: 't."number"',
      agencyId: 'o."agencyId"',
    })}
    FROM "Optimisation" t JOIN "Process" o ON o."tenantId" = t."tenantId" AND o."id" = t."processId"
      JOIN "Project" p ON p."tenantId" = t."tenantId" AND p."id" = t."projectId"
        AND NOT ${oneOf('p."status"', endedStatuses)}
    WHERE t."tenantId" = ${ctx.tenantId}::uuid AND ${between(ctx, 't."planDueOn"')} AND ${within(own, 'o."agencyId"')}
      AND NOT EXISTS (SELECT 1 FROM "OptimisationPaper" d WHERE d."tenantId" = t."tenantId"
        AND d."optimisationId" = t."id" AND d."kind" = 'PLAN' AND d."status" IN ('AGREED', 'APPROVED'))`,
  STANDARD_READ: (ctx, own) => sql`
    SELECT ${dueColumns({
      id: 's."id"',
      sub: 'r."personId"::text',
      on: 'r."dueOn"',
      text: process,
      number: 's."number"',
      agencyId: 'o."agencyId"',
      people: 'jsonb_build_array(r."personId")',
    })}
    FROM "StandardReading" r JOIN ${standards} ON s."tenantId" = r."tenantId" AND s."id" = r."standardId"
      AND s."status" = 'APPROVED'
    WHERE r."tenantId" = ${ctx.tenantId}::uuid AND r."readAt" IS NULL AND ${between(ctx, 'r."dueOn"')}
      AND ${within(own, 'o."agencyId"', (ids) => sql`r."personId" = ANY(${ids}::uuid[])`)}`,
  STANDARD_CHECK: (ctx, own) => sql`
    SELECT ${dueColumns({
      id: 'c."id"',
      on: 'c."dueOn"',
      parent: 's."id"::text',
      text: process,
      number: 's."number"',
      agencyId: 'o."agencyId"',
    })}
    FROM "StandardCheck" c JOIN ${standards} ON s."tenantId" = c."tenantId" AND s."id" = c."standardId"
      AND s."status" = 'APPROVED'
    WHERE c."tenantId" = ${ctx.tenantId}::uuid AND c."measuredOn" IS NULL AND ${between(ctx, 'c."dueOn"')}
      AND ${within(own, 'o."agencyId"')}`,
  STANDARD_REVIEW: (ctx, own) => sql`
    SELECT ${dueColumns({
      id: 's."id"',
      on: 's."reviewOn"',
      text: process,
      number: 's."number"',
      agencyId: 'o."agencyId"',
    })}
    FROM ${standards}
    WHERE s."tenantId" = ${ctx.tenantId}::uuid AND s."status" = 'APPROVED' AND ${between(ctx, 's."reviewOn"')}
      AND ${within(own, 'o."agencyId"')}`,
}
