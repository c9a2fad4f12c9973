import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { surveysOpenData } from './publication/open-data-part'
import type { ServerModule } from '@/lib/platform/module'
import { ownSql } from '@/lib/platform/reach'
import { dueSources, waitSources } from './clients/sources'
import { passClients } from './clients/succession'
import { passSurveys } from './survey/succession'
import { passTold } from './told/succession'
import { sweepBatches } from './release/sweep'
import { loadClientSettings } from './load'
import { reachSituations } from './situation/scope'
import type { feedback } from './module'
import { clientsOfAgency, surveysHeld } from './agency-part'
import { feedbackCockpit } from './cockpit-part'
import { toldDueSources } from './told/due-sources'
import { forgetAddresses } from './told/forget'
import { toldWaitSources } from './told/wait-sources'
import { forgetAnswerFiles, forgetOpenedForms } from './answers/retention'
import { surveyDueSources, surveyWaitSources } from './survey/sources'

/** Marks of external clients, as a batch shows them; a moderator's sheet is no count of people (see main-totals). */
const rated = {
  table: 'SurveyBlock',
  join: 'JOIN "Survey" s ON s."tenantId" = r."tenantId" AND s."id" = r."surveyId"',
  where: `r."answered" IS NOT NULL AND s."side" = 'EXTERNAL' AND s."audience" <> 'MODERATED'`,
  on: 'r."until"',
  title: `s."title" || ', партия № ' || r."number" || ': довольны ' || r."satisfied" || ' из ' || r."answered"`,
  titleJoin: 'LEFT JOIN "Survey" s ON s."tenantId" = r."tenantId" AND s."id" = r."surveyId"',
}

/** The half of the module's declaration that needs the database: see lib/platform/module.ts. */
export const feedbackServer = {
  sweeps: { 'survey-batches': sweepBatches },
  onAgencyEnd: async (ctx, ending) => {
    await passClients(ctx, ending)
    await passSurveys(ctx, ending)
    await passTold(ctx, ending)
  },
  facts: {
    SURVEYS_HELD: {
      note: 'A closed survey counts on the last day of its answers for each agency of which a batch is closed.',
      table: 'Survey',
      join: `JOIN "Tenant" t ON t."id" = r."tenantId" CROSS JOIN LATERAL (SELECT DISTINCT b."agencyId" FROM "SurveyBlock" b WHERE b."tenantId" = r."tenantId" AND b."surveyId" = r."id") e`,
      where: `NOT r."template" AND r."status" = 'CLOSED' AND r."audience" <> 'MODERATED'
      AND r."purpose" NOT IN ('CULTURE', 'TRAINING') AND r."closedAt" IS NOT NULL`,
      on: 'least(r."closesOn", (r."closedAt" AT TIME ZONE t."timeZone")::date)',
      agency: 'e."agencyId"',
      title: 'r."title"',
    },
    PROBLEMS_SOLVED: {
      note: 'A problem counts on the day it was solved; a declined one does not, nor one that came back to work.',
      table: 'Problem',
      where: `r."status" IN ('DONE', 'TOLD') AND r."doneOn" IS NOT NULL AND r."declinedOn" IS NULL`,
      on: 'r."doneOn"',
      title: `'Проблема № ' || r."number" || '. ' || r."title"`,
    },
    FEEDBACK_ORDERS: {
      note: 'An order of collecting feedback counts on the day of the act that first approved it.',
      table: 'FeedbackOrder',
      where: `r."kind" = 'COLLECTING' AND r."edition" = 1`,
      on: 'r."actOn"',
      title: `r."actTitle" || ' № ' || r."actNumber"`,
    },
    CLIENTS_ANSWERED: {
      ...rated,
      note: 'Marks on the main question of external clients, by shown batches, on the day of the last answer.',
      quantity: 'r."answered"',
    },
    CLIENTS_SATISFIED: {
      ...rated,
      note: 'Of those marks 4 and 5.',
      quantity: 'r."satisfied"',
    },
  },
  cockpit: feedbackCockpit,
  template: { load: loadClientSettings },
  files: { clientApprovals: () => null, feedbackOrders: () => null },
  waits: { ...surveyWaitSources, ...waitSources, ...toldWaitSources },
  due: { ...surveyDueSources, ...dueSources, ...toldDueSources },
  retention: {
    tenant: async (tx, tenantId, now) => {
      await forgetOpenedForms(tx, tenantId, now)
      await forgetAddresses(tx, tenantId, now)
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
  agencyPage: { clients: clientsOfAgency },
  toolSigns: { surveys: surveysHeld },
  openData: { surveys: surveysOpenData },
} satisfies ServerModule<typeof feedback>
