import pg from 'pg'
import { newId } from '../../lib/core/ids'
import { openSession } from '../../lib/account/auth-session'
import { platformDb } from '../../lib/platform/db'
import { createTenantRecord } from '../../lib/tenancy/commands'
import { programmeJson } from '../../lib/tenancy/programmes'

export type Programme = { slug: string; tenantId: string; sessionId: string }

export const PROGRAMME_YEARS = 5
/** Proposals of an agency in a year. */
const PROPOSALS = Number(process.env.BENCH_PROPOSALS ?? 4)

const literal = (id: string): string => `'${id}'::uuid`

type Year = { tenant: string; year: number; /** Years before the one under way. */ back: number; campaign: string }

/**
 * A year of the programme; the one under way has no rating yet, and some of its proposals no answer. Ids come as quoted
 * literals.
 */
const yearly = ({ tenant, year, back, campaign }: Year): string[] => [
  `INSERT INTO "RatingCampaign" ("tenantId", "id", "year", "status", "methodology", "interpretations",
  "selfAssessmentDue", "ratingDue", "resultsSentDue", "publicationDue", "openedAt")
    SELECT ${tenant}, ${campaign}, ${year}, (CASE WHEN ${back} = 0 THEN 'OPEN' ELSE 'PUBLISHED' END)::"CampaignStatus",
      m."body", '[]', make_date(${year}, 12, 15), make_date(${year} + 1, 1, 30), make_date(${year} + 1, 2, 20),
      make_date(${year} + 1, 4, 1), now()
    FROM (SELECT "body" FROM "Methodology" WHERE "tenantId" = ${tenant} LIMIT 1) m`,
  `INSERT INTO "SelfAssessment" ("tenantId", "id", "campaignId", "agencyId", "status", "finalTotal", "submittedAt")
    SELECT ${tenant}, gen_random_uuid(), ${campaign}, a."id",
      (CASE WHEN ${back} > 0 THEN 'FINAL' WHEN a.n % 3 = 0 THEN 'DRAFT' WHEN a.n % 3 = 1 THEN 'SUBMITTED'
      ELSE 'NOT_STARTED' END)::"AssessmentStatus", '9',
      CASE WHEN ${back} > 0 OR a.n % 3 = 1 THEN now() - (a.n % 20) * interval '1 day' END FROM bench_agency a`,
  `INSERT INTO "AssessmentAnswer" ("tenantId", "id", "assessmentId", "criterion", "attested", "answered")
    SELECT ${tenant}, gen_random_uuid(), s."id", k, '{}', k < 5 FROM "SelfAssessment" s, generate_series(1, 8) k
    WHERE s."tenantId" = ${tenant} AND s."campaignId" = ${campaign}`,
  `WITH v AS (INSERT INTO "RatingVersion" ("tenantId", "id", "campaignId", "year", "version", "publishedAt",
  "publishedBy", "bundle")
      SELECT ${tenant}, gen_random_uuid(), ${campaign}, ${year}, 1, now(), 'Комитет', '{}' WHERE ${back} > 0
      RETURNING "id")
    INSERT INTO "RatingResult" ("tenantId", "id", "versionId", "agencyId", "agencySlug", "agencyName", "agencyKind",
      "place", "total", "level", "scores", "selfScores", "breakdown")
    SELECT ${tenant}, gen_random_uuid(), v."id", a."id", a."slug", a."name", a."kind", 1,
      trim_scale(round((hashtext(a."slug" || '${year}') & 127)::numeric / 10, 1))::text, 'BASIC', '{}', '{}', '{}'
      FROM v, bench_agency a`,
  `INSERT INTO "Proposal" ("tenantId", "id", "number", "agencyId", "title", "problem", "suggestion", "filedAt",
  "answerDue", "status", "answeredAt", "answer")
    SELECT ${tenant}, gen_random_uuid(), ${back} * 1000000 + row_number() OVER (), a."id", 'Предложение', 'п', 'с',
      least(make_date(${year}, 1 + k * 2, 5), current_date - 3),
      least(make_date(${year}, 2 + k * 2, 1), current_date - 5 + a.n % 25),
      (CASE WHEN open THEN 'FILED' ELSE 'ACCEPTED' END)::"ProposalStatus", CASE WHEN NOT open THEN now() END, CASE
      WHEN open THEN '' ELSE 'да' END
    FROM bench_agency a, generate_series(0, ${PROPOSALS - 1}) k,
      LATERAL (SELECT ${back} = 0 AND k = 0 AND a.n % 20 = 7 AS open) o`,
  `INSERT INTO "Project" ("tenantId", "id", "number", "kind", "status", "agencyId", "title", "form", "fields",
  "startsOn", "closedOn", "createdBy")
    SELECT ${tenant}, gen_random_uuid(), ${back} * 1000000 + row_number() OVER (), 'LEAN',
      (CASE WHEN ${back} = 0 THEN 'RUNNING' ELSE 'FINISHED' END)::"ProjectStatus", a."id", 'Проект', '{}', '{}',
      make_date(${year}, 2, 1),
      CASE WHEN ${back} > 0 THEN make_date(${year}, 11, 1) END, 'bench' FROM bench_agency a, generate_series(1, 2)`,
  `INSERT INTO "QuarterlyReport" ("tenantId", "id", "agencyId", "year", "quarter", "status", "dueOn", "lateAfter",
  "facts", "firstSentAt", "submittedAt", "createdBy")
    SELECT ${tenant}, gen_random_uuid(), a."id", ${year}, q,
      (CASE WHEN ${back} = 0 AND a.n % 8 = 1 THEN 'SUBMITTED' ELSE 'ACCEPTED' END)::"QuarterlyStatus", due, due, '{}',
      due - 2, due - 2, 'bench'
    FROM bench_agency a, generate_series(1, 4) q,
      LATERAL (SELECT (make_date(${year}, q * 3, 1) + interval '1 month 9 days')::date AS due) d
    WHERE make_date(${year}, q * 3, 1) + interval '1 month' <= current_date AND (${back} > 0 OR a.n % 9 > 0)`,
]

/** What there is once. */
const once = ({ tenant, year, map }: { tenant: string; year: number; map: string }): string[] => [
  `INSERT INTO "ProjectStage" ("tenantId", "projectId", "number", "dueTo", "closedOn")
    SELECT p."tenantId", p."id", k, current_date - 200 + k * 30 + (p."number" % 60), CASE WHEN p."status" = 'FINISHED'
      OR k < 7 THEN current_date - 300 + k END
    FROM "Project" p, generate_series(1, 10) k WHERE p."tenantId" = ${tenant}`,
  `INSERT INTO "Roadmap" ("tenantId", "id", "kind", "title", "status", "yearFrom", "yearTo", "createdBy")
  VALUES (${tenant}, ${map}, 'PROGRAMME', 'План', 'APPROVED', ${year}, ${year}, 'bench')`,
  `INSERT INTO "RoadmapItem" ("tenantId", "id", "roadmapId", "number", "sectionNumber", "section", "title", "dueOn",
  "result", "responsible", "position")
    SELECT ${tenant}, gen_random_uuid(), ${map}, '1.' || k, '1', 'Раздел', 'Пункт', make_date(${year}, k, 20), 'приказ',
      '[]', k FROM generate_series(1, 11) k`,
  `INSERT INTO "RoadmapPart" ("tenantId", "id", "itemId", "agencyId", "bodyName", "status")
    SELECT ${tenant}, gen_random_uuid(), i."id", a."id", a."name",
      (CASE WHEN (i."position" + a.n) % 5 = 0 THEN 'OPEN' ELSE 'ACCEPTED' END)::"RoadmapPartStatus"
    FROM "RoadmapItem" i, bench_agency a WHERE i."tenantId" = ${tenant} AND i."roadmapId" = ${map}`,
  `INSERT INTO "ToolAdoption" ("tenantId", "id", "agencyId", "tool", "level", "since")
    SELECT ${tenant}, gen_random_uuid(), a."id", t."key",
      (CASE (a.n + t."position") % 3 WHEN 0 THEN 'PILOT' WHEN 1 THEN 'APPLIED' ELSE 'STANDARD' END)::"ToolLevel",
      make_date(${year}, 1, 10)
    FROM bench_agency a, "Tool" t WHERE t."tenantId" = ${tenant} AND (a.n + t."position") % 4 > 0`,
]

/**
 * A programme of so many agencies, every tenth over nine others, with five years of ratings, projects, proposals,
 * reports and plan, and this year's map and tools; one person of the authority. Written by the database itself without
 * its triggers: facts are counted once at the end by the product's own function.
 */
export async function fillProgramme(ownerUrl: string, slug: string, agencies: number): Promise<Programme> {
  const year = new Date().getUTCFullYear()
  const { tenantId } = await platformDb().$transaction(
    (tx) =>
      createTenantRecord(tx, {
        slug,
        template: programmeJson('kuzbass'),
        isDemo: true,
        reportsFrom: { year: year - PROGRAMME_YEARS + 1, quarter: 1 },
      }),
    { timeout: 60_000 },
  )
  const tenant = literal(tenantId)
  const [userId, personId] = [newId(), newId()]
  const email = `${slug}@example.test`
  await platformDb().user.create({ data: { id: userId, email } })
  const db = new pg.Client({ connectionString: ownerUrl })
  await db.connect()
  try {
    await db.query('BEGIN')
    await db.query("SET LOCAL session_replication_role = 'replica'")
    await db.query(
      'INSERT INTO "Person" ("tenantId", "id", "userId", "name", "email") VALUES ($1, $2, $3, \'Сотрудник органа\', $4)',
      [tenantId, personId, userId, email],
    )
    await db.query(
      'INSERT INTO "Membership" ("tenantId", "id", "personId", "role") VALUES ($1, $2, $3, \'AUTHORITY\')',
      [tenantId, newId(), personId],
    )
    await db.query(
      `CREATE TEMP TABLE bench_agency ON COMMIT DROP AS SELECT n, gen_random_uuid() AS "id", 'agency-' || n AS "slug",
      'Участник программы № ' || n || ' с обычным по длине названием' AS "name",
      CASE WHEN n % 10 = 1 THEN 'EXECUTIVE_BODY' ELSE 'SUBORDINATE_ORGANISATION' END AS "kind"
      FROM generate_series(1, $1::int) n`,
      [agencies],
    )
    await db.query(
      `INSERT INTO "Agency" ("tenantId", "id", "kind", "name", "slug", "parentId")
      SELECT $1, a."id", a."kind", a."name", a."slug", p."id" FROM bench_agency a
      LEFT JOIN bench_agency p ON a.n % 10 <> 1 AND p.n = (a.n - 1) / 10 * 10 + 1`,
      [tenantId],
    )
    for (let back = 0; back < PROGRAMME_YEARS; back += 1) {
      for (const text of yearly({ tenant, year: year - back, back, campaign: literal(newId()) })) await db.query(text)
    }
    for (const text of once({ tenant, year, map: literal(newId()) })) await db.query(text)
    // Without figures of what has just been written the planner counts the facts row by row for minutes.
    await db.query('ANALYZE')
    await db.query('SELECT gemba_fact_rebuild($1)', [tenantId])
    await db.query('COMMIT')
    await db.query('VACUUM ANALYZE')
  } finally {
    await db.end()
  }
  return { slug, tenantId, sessionId: await openSession(platformDb(), userId, true) }
}
