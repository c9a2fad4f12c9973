import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DueSource } from '@/lib/platform/module'
import { between, dueColumns, within } from '@/lib/platform/sources'
import { oneOf } from '@/lib/platform/sql'
import type { due } from './due'
import { courseMachine } from './request/rules'

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
}
