import pg from 'pg'
import { newId } from '../../lib/core/ids'
import { loadActor } from '../../lib/platform/actor'
import { openSession, sessionToken } from '../../lib/account/auth-session'
import { platformDb, withTenant } from '../../lib/platform/db'
import { sessionCookieName } from '../../lib/platform/session'
import { listRoadmaps } from '../../lib/roadmaps/list-queries'
import { assignParts } from '../../lib/roadmaps/load'
import { getRoadmap } from '../../lib/roadmaps/map-queries'
import { createTenantRecord } from '../../lib/tenancy/commands'
import { programmeJson } from '../../lib/tenancy/programmes'
import { bodiesOf } from '../../prisma/seed/bodies'
import { bySize, figured, pageFigures, type MeasuredPortal } from './measure'

const [BODIES, MANY] = [44, 440] as const

/**
 * Kirov's map of forty items as it is in the act, for so many bodies; each has a map of its own with ten items. One
 * person of the authority.
 */
async function fill(
  ownerUrl: string,
  bodies: number,
): Promise<{ slug: string; roadmapId: string; sessionId: string; parts: number }> {
  const slug = `roadmaps-${bodies}`
  const made = await platformDb().$transaction(
    (tx) => createTenantRecord(tx, { slug, template: programmeJson('kirov'), isDemo: true }),
    { timeout: 60_000 },
  )
  const { tenantId } = made
  const { id: roadmapId } = await withTenant(tenantId, (tx) =>
    tx.roadmap.findFirstOrThrow({ where: { tenantId }, select: { id: true } }),
  )
  const [userId, personId] = [newId(), newId()]
  await platformDb().user.create({ data: { id: userId, email: `${slug}@example.test` } })
  const known = bodiesOf('kirov')
  const parts = await withTenant(tenantId, async (tx) => {
    await tx.person.create({
      data: { tenantId, id: personId, userId, name: 'Сотрудник органа', email: `${slug}@example.test` },
    })
    await tx.membership.create({ data: { tenantId, id: newId(), personId, role: 'AUTHORITY' } })
    await tx.agency.createMany({
      data: Array.from({ length: bodies }, (_, i) => {
        const { name, kind } = known[i % known.length] ?? { name: 'Орган', kind: 'EXECUTIVE_BODY' }
        return {
          tenantId,
          id: newId(),
          kind,
          name: i < known.length ? name : `${name}, ${Math.floor(i / known.length) + 1}`,
          slug: `body-${i + 1}`,
        }
      }),
    })
    return (await assignParts(tx, tenantId, roadmapId)).parts
  })
  const db = new pg.Client({ connectionString: ownerUrl })
  await db.connect()
  try {
    await db.query('BEGIN')
    await db.query("SET LOCAL session_replication_role = 'replica'")
    await db.query(
      `UPDATE "RoadmapPart" p SET "status" = s::"RoadmapPartStatus", "submittedOn" = CASE
      WHEN s IN ('SUBMITTED', 'ACCEPTED') THEN current_date - 20 END, "submittedAt" = CASE
      WHEN s IN ('SUBMITTED', 'ACCEPTED') THEN now() - interval '20 days' END
      FROM (SELECT "id", (ARRAY['OPEN', 'ACCEPTED', 'ACCEPTED', 'SUBMITTED',
        'RETURNED'])[1 + (hashtext("id"::text) & 1023) % 5] AS s FROM "RoadmapPart" WHERE "tenantId" = $1) n
        WHERE p."tenantId" = $1 AND p."id" = n."id"`,
      [tenantId],
    )
    await db.query(
      `INSERT INTO "Roadmap" ("tenantId", "id", "kind", "agencyId", "title", "status", "yearFrom", "yearTo",
      "createdBy")
      SELECT $1, gen_random_uuid(), 'DEPARTMENTAL', a."id", 'Ведомственная дорожная карта', 'APPROVED',
        extract(year FROM current_date)::int, extract(year FROM current_date)::int, 'bench' FROM "Agency" a
        WHERE a."tenantId" = $1`,
      [tenantId],
    )
    await db.query(
      `INSERT INTO "RoadmapItem" ("tenantId", "id", "roadmapId", "number", "sectionNumber", "section", "title", "dueOn",
      "result", "responsible", "position")
      SELECT $1, gen_random_uuid(), m."id", '1.' || k, '1', 'Раздел', 'Пункт', date_trunc('year', now())::date + k * 33,
        'приказ', '[]', k FROM "Roadmap" m, generate_series(1, 10) k WHERE m."tenantId" = $1
        AND m."kind" = 'DEPARTMENTAL'`,
      [tenantId],
    )
    await db.query(
      `INSERT INTO "RoadmapPart" ("tenantId", "id", "itemId", "agencyId", "bodyName", "lead", "status")
      SELECT $1, gen_random_uuid(), i."id", m."agencyId", 'Орган', true,
        (CASE WHEN i."position" % 3 = 0 THEN 'OPEN' ELSE 'ACCEPTED' END)::"RoadmapPartStatus"
      FROM "RoadmapItem" i JOIN "Roadmap" m ON m."tenantId" = i."tenantId" AND m."id" = i."roadmapId"
        AND m."kind" = 'DEPARTMENTAL' WHERE i."tenantId" = $1`,
      [tenantId],
    )
    await db.query('COMMIT')
    await db.query('VACUUM ANALYZE')
  } finally {
    await db.end()
  }
  return { slug, roadmapId, parts, sessionId: await openSession(platformDb(), userId, true) }
}

/** The list of maps and the act's map with everybody's parts, for Kirov's 44 bodies and for ten times as many. */
export function measureRoadmaps({ ownerUrl, portal }: { ownerUrl: string; portal: MeasuredPortal }) {
  return bySize([BODIES, MANY], async (size) => {
    const { slug, roadmapId, sessionId, parts } = await fill(ownerUrl, size)
    const actor = await loadActor(sessionId, slug)
    if (!actor) throw new Error('no actor')
    const cookie = `${sessionCookieName()}=${await sessionToken(sessionId)}`
    const map = () => getRoadmap(actor, { id: roadmapId })
    const office = `/${slug}/office/roadmaps`
    return {
      items: (await map()).rows.length,
      parts,
      list: await figured(() => listRoadmaps(actor, { year: null, filter: 'ALL', page: 1 })),
      map: await figured(map),
      listPage: await pageFigures(portal, cookie, office),
      mapPage: await pageFigures(portal, cookie, `${office}/${roadmapId}`),
      timelinePage: await pageFigures(portal, cookie, `${office}/${roadmapId}/timeline`),
    }
  })
}
