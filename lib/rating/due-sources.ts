import 'server-only'
import { dayColumn } from '@/lib/core/db-day'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DueSource } from '@/lib/platform/module'
import { between, dueColumns, within } from '@/lib/platform/sources'
import { oneOf } from '@/lib/platform/sql'
import { awardsToConfirmSql } from './award/expiry'
import type { due } from './due'
import { objectionWindows, ofWindow, windowRows } from './settlement/windows'
import { notSubmittedStatuses, verifiedNextStatuses } from './status/rules'

const { sql } = Prisma

const inOpenCampaign = sql`JOIN "RatingCampaign" c ON c."tenantId" = s."tenantId" AND c."id" = s."campaignId"
AND c."status" = 'OPEN'`

export const dueSources: Record<keyof typeof due, DueSource> = {
  SELF_ASSESSMENT: (ctx, own) => sql`
    SELECT ${dueColumns({ id: 's."id"', on: 'c."selfAssessmentDue"', year: 'c."year"', agencyId: 's."agencyId"' })}
    FROM "SelfAssessment" s ${inOpenCampaign}
    WHERE s."tenantId" = ${ctx.tenantId}::uuid AND ${oneOf('s."status"', notSubmittedStatuses)}
      AND ${between(ctx, 'c."selfAssessmentDue"')} AND ${within(own, 's."agencyId"')}`,
  MATERIAL: (ctx, own) => sql`
    SELECT ${dueColumns({
      id: 'm."id"',
      on: 'm."dueOn"',
      parent: 's."id"::text',
      number: 'm."criterion"',
      year: 'c."year"',
      agencyId: 's."agencyId"',
    })}
    FROM "MaterialRequest" m JOIN "SelfAssessment" s ON s."tenantId" = m."tenantId" AND s."id" = m."assessmentId"
      AND s."status" <> 'WITHDRAWN' ${inOpenCampaign}
    WHERE m."tenantId" = ${ctx.tenantId}::uuid AND m."status" = 'OPEN' AND ${between(ctx, 'm."dueOn"')}
      AND ${within(own, 's."agencyId"')}`,
  OBJECTION: async (ctx, own) => sql`
    SELECT ${dueColumns({ id: 's."id"', on: 'w."lastDay"', year: 'c."year"', agencyId: 's."agencyId"' })}
    FROM "SelfAssessment" s ${inOpenCampaign}
    JOIN ${windowRows(await objectionWindows(ctx))} ON ${ofWindow(ctx.timeZone)}
    WHERE s."tenantId" = ${ctx.tenantId}::uuid AND s."status" = 'RECEIVED'
      AND w."lastDay" >= ${dayColumn(ctx.today)}::date AND ${between(ctx, 'w."lastDay"')}
        AND ${within(own, 's."agencyId"')}`,
  // A step is over when nobody who submitted stands before its end; those who never submitted do not hold it up.
  CAMPAIGN: (ctx, own) =>
    own.unowned
      ? sql`
    SELECT ${dueColumns({ id: 'c."id"', sub: 'd."sub"', on: 'd."on"', year: 'c."year"', agencyId: 'NULL::uuid' })}
    FROM "RatingCampaign" c CROSS JOIN LATERAL (VALUES
      ('selfAssessmentDue', c."selfAssessmentDue", '{}'::text[]),
      ('ratingDue', c."ratingDue", ${[...verifiedNextStatuses]}::text[]),
      ('resultsSentDue', c."resultsSentDue", ${[...verifiedNextStatuses, 'VERIFIED']}::text[]),
      ('publicationDue', c."publicationDue", NULL)) d("sub", "on", "before")
    WHERE c."tenantId" = ${ctx.tenantId}::uuid AND c."status" = 'OPEN' AND ${between(ctx, 'd."on"')}
      AND (d."before" IS NULL OR c."selfAssessmentDue" >= ${dayColumn(ctx.today)}::date OR EXISTS (
        SELECT 1 FROM "SelfAssessment" s WHERE s."tenantId" = c."tenantId" AND s."campaignId" = c."id"
          AND s."status"::text = ANY(d."before")))`
      : null,
  AWARD: (ctx, own) => sql`
    SELECT ${dueColumns({
      id: 'a."id"',
      on: 'a."validUntil"',
      text: 'a."number"',
      year: 'a."year"',
      agencyId: 'a."agencyId"',
    })}
    ${awardsToConfirmSql(ctx.tenantId, ctx.today)} AND ${between(ctx, 'a."validUntil"')}
    AND ${within(own, 'a."agencyId"')}`,
}
