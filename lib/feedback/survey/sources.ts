import 'server-only'
import { addDays } from '@/lib/core/dates'
import { dayColumn } from '@/lib/core/db-day'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DueSource, SourceContext, WaitSource } from '@/lib/platform/module'
import { between, dueColumns, waitColumns, within } from '@/lib/platform/sources'
import type { surveyDue, surveyWaits } from './waits'

const { sql, raw } = Prisma

/** Surveys of agencies that are at work; those of the whole programme are asked of nobody's agency. */
const surveys = ({ tenantId }: Pick<SourceContext, 'tenantId'>, due: string, since: string) => sql`
  SELECT ${waitColumns({ id: 's."id"', agencyId: 's."agencyId"', title: 's."title"', due, since })}
  FROM "Survey" s JOIN "Agency" o ON o."tenantId" = s."tenantId" AND o."id" = s."agencyId" AND o."status" = 'ACTIVE'
  WHERE s."tenantId" = ${tenantId}::uuid AND NOT s."template"`

export const surveyWaitSources: Record<keyof typeof surveyWaits, WaitSource> = {
  SURVEY_START: (ctx) => sql`
    ${surveys(ctx, 's."opensOn"', 's."createdAt"')} AND s."status" = 'DRAFT'
    AND s."opensOn" <= ${dayColumn(ctx.today)}::date`,
  SURVEY_ENDS: (ctx) => sql`
    ${surveys(ctx, 's."closesOn"', 's."openedAt"')} AND s."status" = 'OPEN'
    AND s."closesOn" IN (${dayColumn(ctx.today)}::date, ${dayColumn(addDays(ctx.today, 1))}::date)`,
  SURVEY_ENDED: (ctx) => sql`
    ${surveys(ctx, 's."closesOn"', 's."openedAt"')} AND s."status" = 'OPEN'
    AND s."closesOn" < ${dayColumn(ctx.today)}::date`,
  SURVEY_REPORT: (ctx) => sql`
    ${surveys(ctx, 'NULL::date', 's."closedAt"')} AND s."status" = 'CLOSED'
    AND s."audience" <> ${raw(`'MODERATED'`)}
    AND NOT EXISTS (SELECT 1 FROM "SurveyReport" r WHERE r."tenantId" = s."tenantId" AND r."surveyId" = s."id"
      AND r."status" = 'SIGNED')`,
}

export const surveyDueSources: Record<keyof typeof surveyDue, DueSource> = {
  SURVEY_LAST_DAY: (ctx, scope) => sql`
    SELECT ${dueColumns({ id: 's."id"', on: 's."closesOn"', text: 's."title"', agencyId: 's."agencyId"' })}
    FROM "Survey" s WHERE s."tenantId" = ${ctx.tenantId}::uuid AND s."status" = 'OPEN'
      AND ${between(ctx, 's."closesOn"')} AND ${within(scope, 's."agencyId"')}`,
}
