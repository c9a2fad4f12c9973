import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { SourceContext, WaitSource } from '@/lib/platform/module'
import { waitColumns, type Sql, type WaitColumns } from '@/lib/platform/sources'
import { oneOf } from '@/lib/platform/sql'
import { awardsToConfirmSql } from './award/expiry'
import { objectionWindows, ofWindow, windowRows } from './settlement/windows'
import { notSubmittedStatuses } from './status/rules'
import type { waits } from './waits'

const { sql } = Prisma

/** An assessment of an open campaign, with the columns that the kind needs besides. */
const assessment = ({ tenantId }: SourceContext, more: Omit<WaitColumns, 'id' | 'agencyId'>, where: Sql): Sql => sql`
  SELECT ${waitColumns({ id: 's."id"', agencyId: 's."agencyId"', number: 'c."year"', ...more })}
  FROM "SelfAssessment" s JOIN "RatingCampaign" c ON c."tenantId" = s."tenantId" AND c."id" = s."campaignId"
    AND c."status" = 'OPEN'
  WHERE s."tenantId" = ${tenantId}::uuid AND ${where}`

/** A request for materials of an assessment that takes part in an open campaign. */
const material = ({ tenantId }: SourceContext, more: Pick<WaitColumns, 'due' | 'since'>, where: Sql): Sql => sql`
  SELECT ${waitColumns({
    id: 'm."id"',
    agencyId: 's."agencyId"',
    ref: 's."id"::text',
    number: 'c."year"',
    n: 'm."criterion"',
    ...more,
  })}
  FROM "MaterialRequest" m JOIN "SelfAssessment" s ON s."tenantId" = m."tenantId" AND s."id" = m."assessmentId"
    AND s."status" <> 'WITHDRAWN'
    JOIN "RatingCampaign" c ON c."tenantId" = s."tenantId" AND c."id" = s."campaignId" AND c."status" = 'OPEN'
  WHERE m."tenantId" = ${tenantId}::uuid AND ${where}`

const award = ({ tenantId, today }: SourceContext): Sql => sql`
  SELECT ${waitColumns({
    id: 'a."id"',
    agencyId: 'a."agencyId"',
    title: 'a."number"',
    due: 'a."validUntil"',
    whose: 'a."agencyName"',
  })}
  ${awardsToConfirmSql(tenantId, today)}`

export const waitSources: Record<keyof typeof waits, WaitSource> = {
  TAKE_UP: (ctx) => assessment(ctx, { due: 'c."ratingDue"', since: 's."submittedAt"' }, sql`s."status" = 'SUBMITTED'`),
  VERIFY_MINE: (ctx) =>
    assessment(
      ctx,
      { due: 'c."ratingDue"', since: 's."submittedAt"' },
      sql`s."status" = 'VERIFICATION' AND s."verifierId" IS NOT DISTINCT FROM ${ctx.personId}::uuid`,
    ),
  VERIFY_OTHERS: (ctx) =>
    assessment(
      ctx,
      { due: 'c."ratingDue"', since: 's."submittedAt"', title: `coalesce(s."verifierName", '')` },
      sql`s."status" = 'VERIFICATION' AND s."verifierId" IS DISTINCT FROM ${ctx.personId}::uuid`,
    ),
  MATERIAL_ANSWERED: (ctx) => material(ctx, { since: 'm."answeredAt"' }, sql`m."status" = 'ANSWERED'`),
  ANSWER_MATERIAL: (ctx) => material(ctx, { due: 'm."dueOn"' }, sql`m."status" = 'OPEN'`),
  OBJECTION: (ctx) =>
    assessment(
      ctx,
      {
        due: 'c."publicationDue"',
        since: 's."submittedAt"',
        ref: `coalesce((SELECT b."id"::text FROM "Objection" b WHERE b."tenantId" = s."tenantId" AND b."assessmentId" = s."id" AND b."status" = 'FILED' LIMIT 1), '')`,
      },
      sql`s."status" = 'OBJECTED'`,
    ),
  SEND_RESULTS: (ctx) =>
    assessment(
      ctx,
      { due: 'c."resultsSentDue"', since: 's."submittedAt"', ref: 'c."id"::text' },
      sql`s."status" = 'VERIFIED'`,
    ),
  RECEIPT_MISSING: (ctx) => assessment(ctx, { since: 's."resultsSentAt"' }, sql`s."status" = 'RESULTS_SENT'`),
  // Nothing is to be awaited any more: the objection is settled, or the last day to object is over.
  FINALISE: async (ctx) =>
    assessment(
      ctx,
      { due: 'c."publicationDue"', since: 's."submittedAt"', ref: 'c."id"::text' },
      sql`(s."status" = 'SETTLED' OR s."status" = 'RECEIVED' AND EXISTS (
        SELECT 1 FROM ${windowRows(await objectionWindows(ctx))} WHERE ${ofWindow(ctx.timeZone)}
          AND w."lastDay" < ${ctx.today}::date))`,
    ),
  // Somebody has a final result, and nobody who submitted is without one.
  PUBLISH: ({ tenantId }) => sql`
    SELECT ${waitColumns({ id: 'c."id"', agencyId: 'NULL::uuid', number: 'c."year"', due: 'c."publicationDue"' })}
    FROM "RatingCampaign" c
    WHERE c."tenantId" = ${tenantId}::uuid AND c."status" = 'OPEN'
      AND EXISTS (SELECT 1 FROM "SelfAssessment" s WHERE s."tenantId" = c."tenantId" AND s."campaignId" = c."id"
        AND s."status" = 'FINAL')
      AND NOT EXISTS (SELECT 1 FROM "SelfAssessment" s WHERE s."tenantId" = c."tenantId" AND s."campaignId" = c."id"
        AND NOT ${oneOf('s."status"', ['FINAL', ...notSubmittedStatuses, 'WITHDRAWN'])})`,
  CONFIRM_LEVEL: award,
  LEVEL_ENDS: award,
  NOT_SUBMITTED: (ctx) =>
    assessment(
      ctx,
      { due: 'c."selfAssessmentDue"' },
      sql`${oneOf('s."status"', notSubmittedStatuses)} AND c."selfAssessmentDue" < ${ctx.today}::date`,
    ),
  FILL: (ctx) =>
    assessment(
      ctx,
      { due: 'c."selfAssessmentDue"', n: `(s."status" = 'DRAFT')::int` },
      oneOf('s."status"', notSubmittedStatuses),
    ),
  OPEN_RESULTS: (ctx) => assessment(ctx, { since: 's."resultsSentAt"' }, sql`s."status" = 'RESULTS_SENT'`),
  OBJECT_OR_AGREE: async (ctx) => {
    const open = (await objectionWindows(ctx)).filter(({ lastDay }) => lastDay >= ctx.today)
    if (open.length === 0) return null
    return sql`
      SELECT ${waitColumns({ id: 's."id"', agencyId: 's."agencyId"', number: 'c."year"', due: 'w."lastDay"' })}
      FROM "SelfAssessment" s JOIN "RatingCampaign" c ON c."tenantId" = s."tenantId" AND c."id" = s."campaignId"
        AND c."status" = 'OPEN'
        JOIN ${windowRows(open)} ON ${ofWindow(ctx.timeZone)}
      WHERE s."tenantId" = ${ctx.tenantId}::uuid AND s."status" = 'RECEIVED'`
  },
}
