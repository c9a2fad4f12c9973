import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { ServerModule } from '@/lib/platform/module'
import { ownSql } from '@/lib/platform/reach'
import { dueSources, waitSources } from './clients/sources'
import { passClients } from './clients/succession'
import { loadClientSettings } from './load'
import { operations } from './operations'
import { reachSituations } from './situation/scope'
import type { feedback } from './module'

/** The half of the module's declaration that needs the database: see lib/platform/module.ts. */
export const feedbackServer = {
  onAgencyEnd: passClients,
  template: { load: loadClientSettings },
  files: { clientApprovals: () => null, feedbackOrders: () => null },
  waits: waitSources,
  due: dueSources,
  search: {
    touchpoint: (ctx) =>
      ctx.can(operations['touchpoint.read'])
        ? {
            table: Prisma.sql`(SELECT o.*, o."name" AS "title" FROM "Touchpoint" o)`,
            where: ownSql(ctx),
            number: Prisma.sql`NULL::int`,
            who: Prisma.sql`a."name"`,
            text: Prisma.sql`p."place" || '. ' || p."service"`,
          }
        : null,
    situation: (ctx) =>
      ctx.can(operations['situation.read'])
        ? {
            // The search joins an agency: one that the authority leads stands beside any, and names none.
            table: Prisma.sql`(SELECT o."tenantId", o."id", o."search", o."title", o."status", o."updatedAt", o."about",
              o."services", o."agencyId" AS "lead", coalesce(o."agencyId", (SELECT f."id" FROM "Agency" f
                WHERE f."tenantId" = o."tenantId" ORDER BY f."id" LIMIT 1)) AS "agencyId" FROM "LifeSituation" o)`,
            where: reachSituations(ctx, Prisma.sql`p."lead"`),
            number: Prisma.sql`NULL::int`,
            who: Prisma.sql`CASE WHEN p."lead" IS NULL THEN 'Уполномоченный орган' ELSE a."name" END`,
            text: Prisma.sql`p."about"`,
          }
        : null,
  },
} satisfies ServerModule<typeof feedback>
