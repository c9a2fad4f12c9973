import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { ServerModule } from '@/lib/platform/module'
import { ownSql } from '@/lib/platform/reach'
import { dueSources, waitSources } from './clients/sources'
import { passClients } from './clients/succession'
import { sweepBatches } from './release/sweep'
import { loadClientSettings } from './load'
import { reachSituations } from './situation/scope'
import type { feedback } from './module'
import { toldCockpit } from './told/cockpit-part'
import { toldDueSources } from './told/due-sources'
import { toldWaitSources } from './told/wait-sources'
import { forgetAnswerFiles, forgetOpenedForms } from './answers/retention'
import { surveyDueSources, surveyWaitSources } from './survey/sources'

/** The half of the module's declaration that needs the database: see lib/platform/module.ts. */
export const feedbackServer = {
  sweeps: { 'survey-batches': sweepBatches },
  onAgencyEnd: passClients,
  cockpit: toldCockpit,
  template: { load: loadClientSettings },
  files: { clientApprovals: () => null, feedbackOrders: () => null },
  waits: { ...surveyWaitSources, ...waitSources, ...toldWaitSources },
  due: { ...surveyDueSources, ...dueSources, ...toldDueSources },
  retention: {
    tenant: async (tx, tenantId, now) => {
      await forgetOpenedForms(tx, tenantId, now)
      await forgetAnswerFiles(tx, tenantId, now)
    },
  },
  search: {
    problem: (ctx) => ({
      table: Prisma.sql`"Problem"`,
      where: ownSql(ctx),
      number: Prisma.sql`p."number"`,
      who: Prisma.sql`a."name"`,
      text: Prisma.sql`p."said" || ' ' || p."measure" || ' ' || p."answer"`,
    }),
    survey: (ctx) => ({
      table: Prisma.sql`"Survey"`,
      where: Prisma.sql`NOT p."template"
              AND (${ownSql(ctx)} OR (p."agencyId" IS NULL AND p."status" <> 'DRAFT'))`,
      number: Prisma.sql`NULL::int`,
      who: Prisma.sql`a."name"`,
      text: Prisma.sql`p."service"`,
    }),
    touchpoint: (ctx) => ({
      table: Prisma.sql`(SELECT o.*, o."name" AS "title" FROM "Touchpoint" o)`,
      where: ownSql(ctx),
      number: Prisma.sql`NULL::int`,
      who: Prisma.sql`a."name"`,
      text: Prisma.sql`p."place" || '. ' || p."service"`,
    }),
    situation: (ctx) => ({
      // The search joins an agency: one that the authority leads stands beside any, and names none.
      table: Prisma.sql`(SELECT o."tenantId", o."id", o."search", o."title", o."status", o."updatedAt", o."about",
              o."services", o."agencyId" AS "lead", coalesce(o."agencyId", (SELECT f."id" FROM "Agency" f
                WHERE f."tenantId" = o."tenantId" ORDER BY f."id" LIMIT 1)) AS "agencyId" FROM "LifeSituation" o)`,
      where: reachSituations(ctx, Prisma.sql`p."lead"`),
      number: Prisma.sql`NULL::int`,
      who: Prisma.sql`CASE WHEN p."lead" IS NULL THEN 'Уполномоченный орган' ELSE a."name" END`,
      text: Prisma.sql`p."about"`,
    }),
  },
} satisfies ServerModule<typeof feedback>
