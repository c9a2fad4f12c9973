import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { Prisma } from '@/lib/generated/prisma/client'
import { ownSql } from '@/lib/platform/reach'
import type { feedback } from './module'
import { operations } from './operations'
import { toldCockpit } from './told/cockpit-part'
import { toldDueSources } from './told/due-sources'
import { toldWaitSources } from './told/wait-sources'

/** The half of the module's declaration that needs the database: see lib/platform/module.ts. */
export const feedbackServer = {
  // told
  waits: toldWaitSources,
  due: toldDueSources,
  cockpit: toldCockpit,
  search: {
    problem: (ctx) =>
      ctx.can(operations['problem.read'])
        ? {
            table: Prisma.sql`"Problem"`,
            where: ownSql(ctx),
            number: Prisma.sql`p."number"`,
            who: Prisma.sql`a."name"`,
            text: Prisma.sql`p."said" || ' ' || p."measure" || ' ' || p."answer"`,
          }
        : null,
  },
  files: { clientApprovals: () => null, feedbackOrders: () => null },
} satisfies ServerModule<typeof feedback>
