import pg from 'pg'
import { readCockpitFilter } from '../../lib/cockpit/filter'
import { getCockpit } from '../../lib/cockpit/queries'
import { getCockpitYears } from '../../lib/cockpit/years-queries'
import { newId } from '../../lib/core/ids'
import { loadActor } from '../../lib/platform/actor'
import { openSession, sessionToken } from '../../lib/platform/auth-session'
import { platformDb } from '../../lib/platform/db'
import { sessionCookieName } from '../../lib/platform/session'
import { queueCounts } from '../../lib/queue/count-queries'
import { createTenantRecord } from '../../lib/tenancy/commands'
import { programmeJson } from '../../lib/tenancy/programmes'

const sizes = (process.env.BENCH_COCKPIT ?? '500,5000').split(',').map(Number)
const YEARS = 5

/** A programme of so many agencies, every tenth over nine others, with five years of ratings, projects, proposals and plan, and this year's maps and reports. */
async function seed(agencies: number): Promise<{ slug: string; sessionId: string }> {
  const slug = `cockpit-${agencies}`
  const year = new Date().getUTCFullYear()
  const { tenantId } = await platformDb().$transaction((tx) => createTenantRecord(tx, { slug, template: programmeJson('kuzbass'), isDemo: true }), { timeout: 60_000 })
  const [userId, personId] = [newId(), newId()]
  await platformDb().user.create({ data: { id: userId, email: `${slug}@example.test` } })
  await platformDb().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT set_config('app.tenant_id', ${tenantId}, true)`
    await tx.person.create({ data: { tenantId, id: personId, userId, name: 'Сотрудник органа', email: `${slug}@example.test` } })
    await tx.membership.create({ data: { tenantId, id: newId(), personId, role: 'AUTHORITY' } })
    await tx.$executeRaw`
      INSERT INTO "Agency" ("tenantId", "id", "kind", "name", "slug") SELECT ${tenantId}::uuid, gen_random_uuid(), CASE WHEN n % 10 = 1 THEN 'EXECUTIVE_BODY' ELSE 'SUBORDINATE_ORGANISATION' END, 'Участник программы № ' || n || ' с обычным по длине названием', 'agency-' || n FROM generate_series(1, ${agencies}::int) n`
    await tx.$executeRaw`
      UPDATE "Agency" a SET "parentId" = p."id" FROM "Agency" p WHERE a."tenantId" = ${tenantId}::uuid AND p."tenantId" = a."tenantId"
        AND substr(a."slug", 8)::int % 10 <> 1 AND p."slug" = 'agency-' || ((substr(a."slug", 8)::int - 1) / 10 * 10 + 1)`
    const [methodology] = await tx.methodology.findMany({ where: { tenantId }, take: 1 })
    for (let back = 0; back < YEARS; back += 1) {
      const of = year - back
      const campaignId = newId()
      await tx.$executeRaw`
        INSERT INTO "RatingCampaign" ("tenantId", "id", "year", "status", "methodology", "interpretations", "selfAssessmentDue", "ratingDue", "resultsSentDue", "publicationDue", "openedAt")
        SELECT ${tenantId}::uuid, ${campaignId}::uuid, ${of}::int, (CASE WHEN ${back}::int = 0 THEN 'OPEN' ELSE 'PUBLISHED' END)::"CampaignStatus", m."body", '[]', make_date(${of}::int, 12, 15), make_date(${of}::int + 1, 1, 30), make_date(${of}::int + 1, 2, 20), make_date(${of}::int + 1, 4, 1), now()
        FROM "Methodology" m WHERE m."tenantId" = ${tenantId}::uuid AND m."id" = ${methodology?.id ?? ''}::uuid`
      await tx.$executeRaw`
        INSERT INTO "SelfAssessment" ("tenantId", "id", "campaignId", "agencyId", "status", "finalTotal") SELECT ${tenantId}::uuid, gen_random_uuid(), ${campaignId}::uuid, a."id",
          (CASE WHEN ${back}::int > 0 THEN 'FINAL' WHEN substr(a."slug", 8)::int % 3 = 0 THEN 'DRAFT' WHEN substr(a."slug", 8)::int % 3 = 1 THEN 'SUBMITTED' ELSE 'NOT_STARTED' END)::"AssessmentStatus", '9' FROM "Agency" a WHERE a."tenantId" = ${tenantId}::uuid`
      await tx.$executeRaw`
        INSERT INTO "AssessmentAnswer" ("tenantId", "id", "assessmentId", "criterion", "attested", "answered") SELECT s."tenantId", gen_random_uuid(), s."id", k, '{}', k < 5
        FROM "SelfAssessment" s, generate_series(1, 8) k WHERE s."tenantId" = ${tenantId}::uuid AND s."campaignId" = ${campaignId}::uuid`
      if (back === 0) continue
      const versionId = newId()
      await tx.$executeRaw`
        INSERT INTO "RatingVersion" ("tenantId", "id", "campaignId", "year", "version", "publishedAt", "publishedBy", "bundle") VALUES (${tenantId}::uuid, ${versionId}::uuid, ${campaignId}::uuid, ${of}::int, 1, now(), 'Комитет', '{}')`
      await tx.$executeRaw`
        INSERT INTO "RatingResult" ("tenantId", "id", "versionId", "agencyId", "agencySlug", "agencyName", "agencyKind", "place", "total", "level", "scores", "selfScores", "breakdown")
        SELECT ${tenantId}::uuid, gen_random_uuid(), ${versionId}::uuid, a."id", a."slug", a."name", a."kind", 1, trim_scale(round((hashtext(a."slug" || ${of}::text) & 127)::numeric / 10, 1))::text, 'BASIC', '{}', '{}', '{}' FROM "Agency" a WHERE a."tenantId" = ${tenantId}::uuid`
      await tx.$executeRaw`
        INSERT INTO "Proposal" ("tenantId", "id", "number", "agencyId", "title", "problem", "suggestion", "filedAt", "answerDue", "status", "answeredAt", "answer")
        SELECT ${tenantId}::uuid, gen_random_uuid(), ${back}::int * 1000000 + row_number() OVER (), a."id", 'Предложение', 'п', 'с', make_date(${of}::int + 1, 1 + k * 2, 5), make_date(${of}::int + 1, 2 + k * 2, 1), 'ACCEPTED', now(), 'да' FROM "Agency" a, generate_series(0, ${Number(process.env.BENCH_PROPOSALS ?? 4) - 1}::int) k WHERE a."tenantId" = ${tenantId}::uuid`
      await tx.$executeRaw`
        INSERT INTO "Project" ("tenantId", "id", "number", "kind", "status", "agencyId", "title", "form", "fields", "startsOn", "closedOn", "createdBy")
        SELECT ${tenantId}::uuid, gen_random_uuid(), ${back}::int * 1000000 + row_number() OVER (), 'LEAN', (CASE WHEN ${back}::int = 1 THEN 'RUNNING' ELSE 'FINISHED' END)::"ProjectStatus", a."id", 'Проект', '{}', '{}', make_date(${of}::int, 2, 1), CASE WHEN ${back}::int > 1 THEN make_date(${of}::int, 11, 1) END, 'bench'
        FROM "Agency" a, generate_series(1, 2) WHERE a."tenantId" = ${tenantId}::uuid`
    }
    await tx.$executeRaw`
      INSERT INTO "ProjectStage" ("tenantId", "projectId", "number", "dueTo", "closedOn") SELECT p."tenantId", p."id", k, current_date - 200 + k * 30 + (p."number" % 60), CASE WHEN p."status" = 'FINISHED' OR k < 7 THEN current_date - 300 + k END
      FROM "Project" p, generate_series(1, 10) k WHERE p."tenantId" = ${tenantId}::uuid`
    const [mapId] = [newId()]
    await tx.$executeRaw`INSERT INTO "Roadmap" ("tenantId", "id", "kind", "title", "status", "yearFrom", "yearTo", "createdBy") VALUES (${tenantId}::uuid, ${mapId}::uuid, 'PROGRAMME', 'План', 'APPROVED', ${year}::int, ${year}::int, 'bench')`
    await tx.$executeRaw`
      INSERT INTO "RoadmapItem" ("tenantId", "id", "roadmapId", "number", "sectionNumber", "section", "title", "dueOn", "result", "responsible", "position")
      SELECT ${tenantId}::uuid, gen_random_uuid(), ${mapId}::uuid, '1.' || k, '1', 'Раздел', 'Пункт', make_date(${year}::int, k, 20), 'приказ', '[]', k FROM generate_series(1, 11) k`
    await tx.$executeRaw`
      INSERT INTO "RoadmapPart" ("tenantId", "id", "itemId", "agencyId", "bodyName", "status") SELECT i."tenantId", gen_random_uuid(), i."id", a."id", a."name", (CASE WHEN (i."position" + substr(a."slug", 8)::int) % 5 = 0 THEN 'OPEN' ELSE 'ACCEPTED' END)::"RoadmapPartStatus"
      FROM "RoadmapItem" i, "Agency" a WHERE i."tenantId" = ${tenantId}::uuid AND i."roadmapId" = ${mapId}::uuid AND a."tenantId" = i."tenantId"`
  }, { timeout: 900_000 })
  return { slug, sessionId: await openSession(platformDb(), userId, true) }
}

const round = (ms: number): number => Math.round(ms * 10) / 10
async function timed(work: () => Promise<unknown>, times = 60): Promise<{ p50: number; p99: number }> {
  const spent: number[] = []
  for (let i = 0; i < times + 8; i += 1) {
    const began = performance.now()
    await work()
    if (i >= 8) spent.push(performance.now() - began)
  }
  spent.sort((a, b) => a - b)
  const at = (q: number): number => round(spent[Math.min(spent.length - 1, Math.floor(spent.length * q))] ?? 0)
  return { p50: at(0.5), p99: at(0.99) }
}

/** Statements that the work sends, as the driver counts them. */
async function sent(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype
  let n = 0
  pg.Client.prototype.query = function counted(this: pg.Client, ...args: unknown[]) { n += 1; return (query as (...all: unknown[]) => unknown).apply(this, args) } as typeof query
  try { await work() } finally { pg.Client.prototype.query = query }
  return n
}

/** The matrix, the comparison of years and the menu's figures, by the number of agencies; with the portal running also the pages. `url` null: without it. */
export async function measureCockpit({ ownerUrl, url }: { ownerUrl: string; url: string | null }) {
  const figures: Record<string, unknown> = {}
  for (const size of sizes) {
    const { slug, sessionId } = await seed(size)
    const owner = new pg.Client({ connectionString: ownerUrl })
    await owner.connect()
    try { await owner.query('VACUUM ANALYZE') } finally { await owner.end() }
    const actor = await loadActor(sessionId, slug)
    if (!actor) throw new Error('no actor')
    const filter = readCockpitFilter({})
    const matrix = () => getCockpit(actor, filter)
    const tree = () => getCockpit(actor, readCockpitFilter({ view: 'tree' }))
    const years = () => getCockpitYears(actor, filter)
    const cookie = `${sessionCookieName()}=${await sessionToken(sessionId)}`
    const page = async (path: string) => {
      const reply = await fetch(`${url ?? ''}/${slug}/office${path}`, { headers: { cookie } })
      if (!reply.ok) throw new Error(`${reply.url}: ${reply.status}`)
      return (await reply.arrayBuffer()).byteLength
    }
    figures[size] = {
      years: YEARS, matrix: { ...await timed(matrix), statements: await sent(matrix), rows: (await matrix()).matrix.rows.length }, tree: await timed(tree),
      comparison: { ...await timed(years), statements: await sent(years) }, menu: { ...await timed(() => queueCounts(actor)), statements: await sent(() => queueCounts(actor)) },
      ...(url === null ? {} : { page: { ...await timed(() => page('/cockpit')), kilobytes: Math.round(await page('/cockpit') / 1024) }, home: { ...await timed(() => page('')), kilobytes: Math.round(await page('') / 1024) } }),
    }
  }
  return figures
}

