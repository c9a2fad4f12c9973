import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { Prisma } from '@/lib/generated/prisma/client'
import { ownSql } from '@/lib/platform/reach'
import type { feedback } from './module'
import { forgetOpenedForms } from './answers/retention'
import { operations } from './operations'
import { surveyDueSources, surveyWaitSources } from './survey/sources'

/** The half of the module's declaration that needs the database: see lib/platform/module.ts. */
export const feedbackServer = {
  files: { clientApprovals: () => null, feedbackOrders: () => null },
  // answers
  retention: { tenant: forgetOpenedForms },
  // survey
  waits: { ...surveyWaitSources },
  due: { ...surveyDueSources },
  search: {
    survey: (ctx) =>
      ctx.can(operations['survey.read'])
        ? {
            table: Prisma.sql`"Survey"`,
            where: Prisma.sql`NOT p."template"
              AND (${ownSql(ctx)} OR (p."agencyId" IS NULL AND p."status" <> 'DRAFT'))`,
            number: Prisma.sql`NULL::int`,
            who: Prisma.sql`a."name"`,
            text: Prisma.sql`p."service"`,
          }
        : null,
  },
} satisfies ServerModule<typeof feedback>
