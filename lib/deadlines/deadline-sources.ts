import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import { confirmFrom } from '@/lib/rating/award/view'
import { dayColumn } from '@/lib/core/db-day'
import { oneOf } from '@/lib/platform/sql'
import { notSubmittedStatuses, verifiedNextStatuses } from '@/lib/rating/status/rules'
import { runningSql } from '@/lib/projects/stages/sql'
import { deadlineKinds, type DeadlineKind, type DeadlineScope, type KindScope } from './rules'

export type Sql = Prisma.Sql
const { sql, empty, join } = Prisma

/** The last day of the objection window of those who received their results that day: the production calendar is not in the database. */
export type ObjectionDay = { campaignId: string; receivedOn: DateString; lastDay: DateString }

/** A quarter that the tenant's rule asks a report of, in the window. */
export type AskedQuarter = {
  year: number
  quarter: number
  /** '2026-3' */ key: string
  lastDay: DateString
  dueOn: DateString
  lateAfter: DateString
}

export type SourceContext = {
  tenantId: string
  timeZone: string
  today: DateString
  /** Days asked for, both included. */
  from: DateString
  to: DateString
  objectionDays: readonly ObjectionDay[]
  quarters: readonly AskedQuarter[]
}

const DAY = Prisma.raw

/** The scope as a condition; `named` is the column test «one of these people is named», for kinds that name people. */
function within(own: KindScope, agency: Sql, named?: (people: string[]) => Sql): Sql {
  const agencies =
    own.agencies === 'all'
      ? [sql`${agency} IS NOT NULL`]
      : own.agencies.length > 0
        ? [sql`${agency} = ANY(${[...own.agencies]}::uuid[])`]
        : []
  const parts = [
    ...agencies,
    ...(own.unowned ? [sql`${agency} IS NULL`] : []),
    ...(own.people.length > 0 && named ? [named([...own.people])] : []),
  ]
  if (parts.length === 0) return sql`false`
  return sql`(${join(parts, ' OR ')})`
}

/**
 * Columns of every source: kind, id, sub, on, parent, text, number, year, agencyId, people, the last day that is not yet overdue
 * where it is another one, and who owes it where that is no agency of the tenant.
 */
type Source = (ctx: SourceContext, own: KindScope) => Sql

const due = ({ from, to }: SourceContext, column: string): Sql =>
  sql`${DAY(column)} BETWEEN ${dayColumn(from)}::date AND ${dayColumn(to)}::date`
const kindOf = (kind: DeadlineKind): Sql => sql`${DAY(`'${kind}'`)}::text AS "kind"`
const nobody = sql`'[]'::jsonb, NULL::date, NULL::text`
const leads = (people: string[]): Sql => sql`jsonb_exists_any(p."people", ${people}::text[])`
const inOpenCampaign = sql`JOIN "RatingCampaign" c ON c."tenantId" = s."tenantId" AND c."id" = s."campaignId" AND c."status" = 'OPEN'`

const sources: Record<DeadlineKind, Source> = {
  SELF_ASSESSMENT: (ctx, own) => sql`
    SELECT ${kindOf('SELF_ASSESSMENT')}, s."id", ''::text AS "sub", c."selfAssessmentDue" AS "on", NULL::text AS "parent", ''::text AS "text", NULL::int AS "number", c."year", s."agencyId", ${nobody}
    FROM "SelfAssessment" s ${inOpenCampaign}
    WHERE s."tenantId" = ${ctx.tenantId}::uuid AND ${oneOf('s."status"', notSubmittedStatuses)} AND ${due(ctx, 'c."selfAssessmentDue"')} AND ${within(own, sql`s."agencyId"`)}`,
  MATERIAL: (ctx, own) => sql`
    SELECT ${kindOf('MATERIAL')}, m."id", '', m."dueOn", s."id"::text, '', m."criterion", c."year", s."agencyId", ${nobody}
    FROM "MaterialRequest" m JOIN "SelfAssessment" s ON s."tenantId" = m."tenantId" AND s."id" = m."assessmentId" AND s."status" <> 'WITHDRAWN' ${inOpenCampaign}
    WHERE m."tenantId" = ${ctx.tenantId}::uuid AND m."status" = 'OPEN' AND ${due(ctx, 'm."dueOn"')} AND ${within(own, sql`s."agencyId"`)}`,
  OBJECTION: (ctx, own) => sql`
    SELECT ${kindOf('OBJECTION')}, s."id", '', w."lastDay", NULL::text, '', NULL::int, c."year", s."agencyId", ${nobody}
    FROM "SelfAssessment" s ${inOpenCampaign}
    JOIN jsonb_to_recordset(${JSON.stringify(ctx.objectionDays)}::jsonb) AS w("campaignId" uuid, "receivedOn" date, "lastDay" date)
      ON w."campaignId" = s."campaignId" AND w."receivedOn" = (s."receivedAt" AT TIME ZONE ${ctx.timeZone})::date
    WHERE s."tenantId" = ${ctx.tenantId}::uuid AND s."status" = 'RECEIVED' AND w."lastDay" >= ${dayColumn(ctx.today)}::date AND ${due(ctx, 'w."lastDay"')} AND ${within(own, sql`s."agencyId"`)}`,
  // A step is over when nobody who submitted stands before its end; those who never submitted do not hold it up.
  CAMPAIGN: (ctx, own) =>
    own.unowned
      ? sql`
    SELECT ${kindOf('CAMPAIGN')}, c."id", d."sub", d."on", NULL::text, '', NULL::int, c."year", NULL::uuid, ${nobody}
    FROM "RatingCampaign" c CROSS JOIN LATERAL (VALUES
      ('selfAssessmentDue', c."selfAssessmentDue", '{}'::text[]), ('ratingDue', c."ratingDue", ${[...verifiedNextStatuses]}::text[]),
      ('resultsSentDue', c."resultsSentDue", ${[...verifiedNextStatuses, 'VERIFIED']}::text[]), ('publicationDue', c."publicationDue", NULL)) d("sub", "on", "before")
    WHERE c."tenantId" = ${ctx.tenantId}::uuid AND c."status" = 'OPEN' AND ${due(ctx, 'd."on"')}
      AND (d."before" IS NULL OR c."selfAssessmentDue" >= ${dayColumn(ctx.today)}::date OR EXISTS (
        SELECT 1 FROM "SelfAssessment" s WHERE s."tenantId" = c."tenantId" AND s."campaignId" = c."id" AND s."status"::text = ANY(d."before")))`
      : empty,
  AWARD: (ctx, own) => sql`
    SELECT ${kindOf('AWARD')}, a."id", '', a."validUntil", NULL::text, a."number", NULL::int, a."year", a."agencyId", ${nobody}
    FROM "Award" a
    WHERE a."tenantId" = ${ctx.tenantId}::uuid AND a."revokedAt" IS NULL AND ${due(ctx, 'a."validUntil"')} AND a."validUntil" <= ${dayColumn(confirmFrom(ctx.today))}::date
      AND NOT EXISTS (SELECT 1 FROM "Award" later WHERE later."tenantId" = a."tenantId" AND later."agencyId" = a."agencyId"
        AND later."kind" = a."kind" AND later."revokedAt" IS NULL AND later."year" > a."year") AND ${within(own, sql`a."agencyId"`)}`,
  STAGE: (ctx, own) => sql`
    SELECT ${kindOf('STAGE')}, p."id", t."number"::text, t."dueTo", NULL::text, p."title", p."number", NULL::int, p."agencyId", coalesce(p."people", '[]'), NULL::date, NULL::text
    FROM "ProjectStage" t JOIN "Project" p ON p."tenantId" = t."tenantId" AND p."id" = t."projectId" AND ${runningSql('p')}
    WHERE t."tenantId" = ${ctx.tenantId}::uuid AND t."closedOn" IS NULL AND ${due(ctx, 't."dueTo"')} AND ${within(own, sql`p."agencyId"`, leads)}`,
  TASK: (ctx, own) => sql`
    SELECT ${kindOf('TASK')}, t."id", '', t."dueOn", p."id"::text, t."title", p."number", NULL::int, t."agencyId", CASE WHEN t."personId" IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(t."personId") END, NULL::date, NULL::text
    FROM "ProjectTask" t JOIN "Project" p ON p."tenantId" = t."tenantId" AND p."id" = t."projectId" AND p."status" NOT IN ('FINISHED', 'CANCELLED')
    WHERE t."tenantId" = ${ctx.tenantId}::uuid AND t."removedAt" IS NULL AND t."doneAt" IS NULL AND t."status" <> 'DONE' AND ${due(ctx, 't."dueOn"')}
      AND ${within(own, sql`t."agencyId"`, (people) => sql`t."personId" = ANY(${people}::uuid[])`)}`,
  PORTFOLIO_TASK: (ctx, own) => sql`
    SELECT ${kindOf('PORTFOLIO_TASK')}, t."id", '', t."dueOn", f."id"::text, t."title", NULL::int, NULL::int, f."agencyId", CASE WHEN t."personId" IS NULL THEN '[]'::jsonb ELSE jsonb_build_array(t."personId") END, NULL::date, NULL::text
    FROM "PortfolioTask" t JOIN "Portfolio" f ON f."tenantId" = t."tenantId" AND f."id" = t."portfolioId" AND f."closedAt" IS NULL
    WHERE t."tenantId" = ${ctx.tenantId}::uuid AND t."removedAt" IS NULL AND t."doneAt" IS NULL AND t."status" <> 'DONE' AND ${due(ctx, 't."dueOn"')}
      AND ${within(own, sql`f."agencyId"`, (people) => sql`t."personId" = ANY(${people}::uuid[])`)}`,
  STABILITY: (ctx, own) => sql`
    SELECT ${kindOf('STABILITY')}, p."id", '', p."stabilityDue", NULL::text, p."title", p."number", NULL::int, p."agencyId", coalesce(p."people", '[]'), NULL::date, NULL::text
    FROM "Project" p WHERE p."tenantId" = ${ctx.tenantId}::uuid AND p."status" = 'MONITORING' AND ${due(ctx, 'p."stabilityDue"')} AND ${within(own, sql`p."agencyId"`, leads)}`,
  PROJECT_REPORT: (ctx, own) => sql`
    SELECT ${kindOf('PROJECT_REPORT')}, r."id", r."kind"::text, r."dueOn", p."id"::text, p."title", p."number", NULL::int, p."agencyId", coalesce(p."people", '[]'), NULL::date, NULL::text
    FROM "ProjectReport" r JOIN "Project" p ON p."tenantId" = r."tenantId" AND p."id" = r."projectId" AND p."status" <> 'CANCELLED'
    WHERE r."tenantId" = ${ctx.tenantId}::uuid AND r."status" IN ('DUE', 'RETURNED') AND ${due(ctx, 'r."dueOn"')} AND ${within(own, sql`p."agencyId"`, leads)}`,
  PROPOSAL_ANSWER: (ctx, own) => sql`
    SELECT ${kindOf('PROPOSAL_ANSWER')}, s."id", '', s."answerDue", NULL::text, s."title", s."number", NULL::int, s."agencyId", ${nobody}
    FROM "Proposal" s WHERE s."tenantId" = ${ctx.tenantId}::uuid AND s."status" = 'FILED' AND ${due(ctx, 's."answerDue"')} AND ${within(own, sql`s."agencyId"`)}`,
  PROPOSAL_WORK: (ctx, own) => sql`
    SELECT ${kindOf('PROPOSAL_WORK')}, s."id", '', s."dueOn", NULL::text, s."title", s."number", NULL::int, s."agencyId", ${nobody}
    FROM "Proposal" s WHERE s."tenantId" = ${ctx.tenantId}::uuid AND s."status" = 'ACCEPTED' AND ${due(ctx, 's."dueOn"')} AND ${within(own, sql`s."agencyId"`)}`,
  // What a body owes of an approved map; an agency's own map that waits for its approval.
  ROADMAP: (ctx, own) => sql`
    SELECT ${kindOf('ROADMAP')}, t."id", i."number", i."dueOn", r."id" || '/items/' || i."id", i."title", NULL::int, NULL::int, t."agencyId", '[]'::jsonb, NULL::date, t."bodyName"
    FROM "RoadmapPart" t JOIN "RoadmapItem" i ON i."tenantId" = t."tenantId" AND i."id" = t."itemId" AND i."removedAt" IS NULL
    JOIN "Roadmap" r ON r."tenantId" = i."tenantId" AND r."id" = i."roadmapId" AND r."status" = 'APPROVED'
    WHERE t."tenantId" = ${ctx.tenantId}::uuid AND t."status" IN ('OPEN', 'RETURNED') AND ${due(ctx, 'i."dueOn"')} AND ${within(own, sql`t."agencyId"`)}
    UNION ALL SELECT ${kindOf('ROADMAP')}, r."id", '', r."approvalDue", r."id"::text, r."title", NULL::int, NULL::int, r."agencyId", ${nobody}
    FROM "Roadmap" r WHERE r."tenantId" = ${ctx.tenantId}::uuid AND r."status" IN ('DRAFT', 'APPROVAL') AND ${due(ctx, 'r."approvalDue"')} AND ${within(own, sql`r."agencyId"`)}`,
  // An agency owes a report from the day the rule asks for it, begun or not; one that was returned is owed again. The quarters are said
  // twice: reports of all the years before are then left unread.
  QUARTERLY: (ctx, own) =>
    ctx.quarters.length > 0
      ? sql`
    SELECT ${kindOf('QUARTERLY')}, a."id", q."key", coalesce(r."dueOn", q."dueOn"), r."id"::text, '', q."quarter", q."year", a."id", '[]'::jsonb, coalesce(r."lateAfter", q."lateAfter"), NULL::text
    FROM jsonb_to_recordset(${JSON.stringify(ctx.quarters)}::jsonb) AS q("year" int, "quarter" int, "key" text, "lastDay" date, "dueOn" date, "lateAfter" date)
    JOIN "Agency" a ON a."tenantId" = ${ctx.tenantId}::uuid AND (a."since" IS NULL OR a."since" <= q."lastDay") AND (a."until" IS NULL OR a."until" > q."dueOn")
    LEFT JOIN "QuarterlyReport" r ON r."tenantId" = a."tenantId" AND r."agencyId" = a."id" AND r."year" = q."year" AND r."quarter" = q."quarter"
      AND (r."year", r."quarter") IN (${join(ctx.quarters.map(({ year, quarter }) => sql`(${year}::int, ${quarter}::int)`))})
    WHERE (r."id" IS NULL OR r."status" IN ('DRAFT', 'RETURNED')) AND ${due(ctx, 'coalesce(r."dueOn", q."dueOn")')} AND ${within(own, sql`a."id"`)}`
      : empty,
}

/** All that is due in the scope as one SELECT; undefined when the scope is empty. */
export function deadlinesSql(scope: DeadlineScope, ctx: SourceContext, only?: DeadlineKind): Sql | undefined {
  const parts = deadlineKinds
    .flatMap((kind) => {
      const own = scope[kind]
      return own === undefined || (only !== undefined && only !== kind) ? [] : [sources[kind](ctx, own)]
    })
    .filter((part) => part !== empty)
  if (parts.length === 0) return undefined
  // The first part names the columns, whichever it is.
  const columns = sql`(NULL::text, NULL::uuid, NULL::text, NULL::date, NULL::text, NULL::text, NULL::int, NULL::int, NULL::uuid, NULL::jsonb, NULL::date, NULL::text)`
  return sql`SELECT * FROM (VALUES ${columns}) none("kind", "id", "sub", "on", "parent", "text", "number", "year", "agencyId", "people", "lateAfter", "body") WHERE false UNION ALL ${join(parts, ' UNION ALL ')}`
}
