import 'server-only'
import { dayColumn } from '@/lib/core/db-day'
import type { Role } from '@/lib/core/permissions'
import type { Tx } from '@/lib/platform/db'

// Who is told of an agency, and who answers for it. A curator acts for the own agency and for those under it that have
// no curator of their own: every rule here that looks up or down the tree is that one.

type Place = { tx: Tx; tenantId: string }

/** Curators and, of the asked agency itself, its team by role in the portal; the blocked are left out. */
type Answerer = { agencyId: string; email: string; role: 'CURATOR' | 'TEAM_MEMBER'; depth: number }

const answerers = ({ tx, tenantId }: Place, agencyIds: readonly string[]): Promise<Answerer[]> =>
  tx.$queryRaw<Answerer[]>`
    WITH RECURSIVE up AS (
      SELECT a."id" AS "agencyId", a."id" AS at, a."parentId", 0 AS depth FROM "Agency" a
      WHERE a."tenantId" = ${tenantId}::uuid AND a."id" = ANY(${[...agencyIds]}::uuid[])
      UNION ALL SELECT u."agencyId", p."id", p."parentId", u.depth + 1 FROM up u
        JOIN "Agency" p ON p."tenantId" = ${tenantId}::uuid AND p."id" = u."parentId" WHERE u.depth < 10)
    SELECT DISTINCT u."agencyId", p."email", m."role"::text AS role, u.depth FROM up u
    JOIN "Membership" m ON m."tenantId" = ${tenantId}::uuid AND m."agencyId" = u.at
      AND (m."role" = 'CURATOR' OR (m."role" = 'TEAM_MEMBER' AND u.depth = 0))
    JOIN "Person" p ON p."tenantId" = m."tenantId" AND p."id" = m."personId" AND p."blockedAt" IS NULL`

/** Of each agency, the addresses of those nearest to it. */
function nearest(rows: readonly Answerer[]): Map<string, string[]> {
  const least = new Map<string, number>()
  for (const { agencyId, depth } of rows) least.set(agencyId, Math.min(depth, least.get(agencyId) ?? depth))
  const found = new Map<string, Set<string>>()
  for (const { agencyId, email, depth } of rows)
    if (depth === least.get(agencyId)) found.set(agencyId, (found.get(agencyId) ?? new Set()).add(email))
  return new Map([...found].map(([agencyId, emails]) => [agencyId, [...emails]]))
}

/**
 * E-mail addresses of those who act for each agency: its curators, or, where it has none, those of the nearest agency
 * above that has one;
 * an agency nobody acts for is not in the map. One statement for any number of agencies.
 */
export async function curatorAddresses(place: Place, agencyIds: readonly string[]): Promise<Map<string, string[]>> {
  return nearest((await answerers(place, agencyIds)).filter(({ role }) => role === 'CURATOR'))
}

/**
 * E-mail addresses of those who can open and answer what came to each agency: its curators and team by their role in
 * the portal, or, where it has neither, the curators of the nearest agency above. People who are only appointed are not
 * here: they could not open it.
 */
export async function answererAddresses(place: Place, agencyIds: readonly string[]): Promise<Map<string, string[]>> {
  return nearest(await answerers(place, agencyIds))
}

/**
 * E-mail addresses of each agency's own curators and team: by role in the portal and by appointment in force on this
 * day; the blocked get nothing.
 */
export async function teamAddresses(
  { tx, tenantId }: Place,
  agencyIds: readonly string[],
  day: string,
): Promise<Map<string, Set<string>>> {
  const person = { select: { email: true, blockedAt: true } } as const
  const agencyId = { in: [...agencyIds] }
  const members = await tx.membership.findMany({
    where: { tenantId, agencyId, role: { in: ['CURATOR', 'TEAM_MEMBER'] } },
    select: { agencyId: true, person },
  })
  const appointed = await tx.appointment.findMany({
    where: {
      tenantId,
      agencyId,
      kind: { in: ['CURATOR', 'LEADER_TEAM', 'CHANGE_TEAM'] },
      from: { lte: dayColumn(day) },
      OR: [{ until: null }, { until: { gte: dayColumn(day) } }],
    },
    select: { agencyId: true, person },
  })
  const found = new Map<string, Set<string>>()
  for (const {
    agencyId: id,
    person: { email, blockedAt },
  } of [...members, ...appointed]) {
    if (id !== null && blockedAt === null) found.set(id, (found.get(id) ?? new Set()).add(email))
  }
  return found
}

/**
 * Everyone who may fill each agency's self-assessment: its curators and team, and the curators of the nearest agency
 * above that has one.
 */
export async function fillerAddresses(
  place: Place,
  agencyIds: readonly string[],
  day: string,
): Promise<Map<string, Set<string>>> {
  const found = await teamAddresses(place, agencyIds, day)
  for (const [id, curators] of await curatorAddresses(place, agencyIds))
    found.set(id, new Set([...(found.get(id) ?? []), ...curators]))
  return found
}

async function addressesOfRoles({ tx, tenantId }: Place, roles: Role[]): Promise<string[]> {
  const people = await tx.person.findMany({
    where: { tenantId, blockedAt: null, memberships: { some: { role: { in: roles } } } },
    select: { email: true },
  })
  return people.map(({ email }) => email)
}

/** E-mail addresses of the authorised body's staff. */
export const authorityAddresses = (place: Place): Promise<string[]> => addressesOfRoles(place, ['AUTHORITY'])

/** E-mail addresses of the competence centre's people. */
export const centreAddresses = (place: Place): Promise<string[]> => addressesOfRoles(place, ['METHODOLOGIST'])

/**
 * E-mail addresses of those who look at what agencies hand in: the competence centre's people, or the authority's where
 * there are none.
 */
export async function checkerAddresses(place: Place): Promise<string[]> {
  const centre = await centreAddresses(place)
  return centre.length > 0 ? centre : authorityAddresses(place)
}

type DutyMembership = {
  role: Role
  agencyId: string | null
  /** The agency and all under it. */
  subtree: string[]
  /** Those of them that nobody nearer answers for. */
  duty: string[]
}
export type DutyPerson = { personId: string; name: string; email: string; memberships: DutyMembership[] }

type DutyRow = Omit<DutyPerson, 'memberships'> & Omit<DutyMembership, 'role'> & { role: Role | null }

/**
 * People with their roles, the agencies under each role and those of them that nobody nearer answers for: the calendar,
 * its feed and the digest know a person without a session. One statement for any number; the blocked are left out.
 */
export async function dutyPeople(
  { tx, tenantId }: Place,
  personIds: readonly string[],
): Promise<Map<string, DutyPerson>> {
  const rows = await tx.$queryRaw<DutyRow[]>`
    WITH RECURSIVE m AS (
      SELECT p."id" AS "personId", p."name", p."email", m."role", m."agencyId" FROM "Person" p
      LEFT JOIN "Membership" m ON m."tenantId" = p."tenantId" AND m."personId" = p."id"
      WHERE p."tenantId" = ${tenantId}::uuid AND p."id" = ANY(${[...personIds]}::uuid[]) AND p."blockedAt" IS NULL
    ), curated AS (
      SELECT DISTINCT c."agencyId" FROM "Membership" c JOIN "Person" p ON p."tenantId" = c."tenantId"
        AND p."id" = c."personId" AND p."blockedAt" IS NULL
      WHERE c."tenantId" = ${tenantId}::uuid AND c."role" = 'CURATOR'
    ), under AS (
      SELECT m."agencyId" AS root, m."agencyId" AS id, true AS duty FROM m WHERE m."agencyId" IS NOT NULL
      UNION
      SELECT u.root, a."id", u.duty AND NOT EXISTS (SELECT 1 FROM curated c WHERE c."agencyId" = a."id")
      FROM under u JOIN "Agency" a ON a."tenantId" = ${tenantId}::uuid AND a."parentId" = u.id
    ), tree AS (SELECT root, array_agg(DISTINCT id::text) AS subtree,
      array_agg(DISTINCT id::text) FILTER (WHERE duty) AS duty FROM under GROUP BY root)
    SELECT m."personId", m."name", m."email", m."role"::text AS "role", m."agencyId",
      coalesce(t.subtree, '{}') AS "subtree", coalesce(t.duty, '{}') AS "duty"
    FROM m LEFT JOIN tree t ON t.root = m."agencyId"`
  const people = new Map<string, DutyPerson>()
  for (const { personId, name, email, role, agencyId, subtree, duty } of rows) {
    const before = people.get(personId)?.memberships ?? []
    const own: DutyMembership[] = role === null ? [] : [{ role, agencyId, subtree, duty }]
    people.set(personId, { personId, name, email, memberships: [...before, ...own] })
  }
  return people
}
