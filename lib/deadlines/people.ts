import 'server-only'
import type { Role } from '@/lib/core/permissions'
import type { Tx } from '@/lib/platform/db'
import type { DeadlinePerson, DutyMembership } from './rules'

export type KnownPerson = DeadlinePerson & { personId: string; name: string; email: string }

type Row = {
  personId: string
  name: string
  email: string
  role: Role | null
  agencyId: string | null
  subtree: string[]
  duty: string[]
}

/**
 * People with their roles, the agencies under each role and those of them that nobody nearer answers for: the calendar, its feed and the
 * digest know a person without a session. One statement for any number; the blocked are left out.
 */
export async function loadPeople(
  tx: Tx,
  tenantId: string,
  personIds: readonly string[],
): Promise<Map<string, KnownPerson>> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH RECURSIVE m AS (
      SELECT p."id" AS "personId", p."name", p."email", m."role", m."agencyId" FROM "Person" p LEFT JOIN "Membership" m ON m."tenantId" = p."tenantId" AND m."personId" = p."id"
      WHERE p."tenantId" = ${tenantId}::uuid AND p."id" = ANY(${[...personIds]}::uuid[]) AND p."blockedAt" IS NULL
    ), curated AS (
      SELECT DISTINCT c."agencyId" FROM "Membership" c JOIN "Person" p ON p."tenantId" = c."tenantId" AND p."id" = c."personId" AND p."blockedAt" IS NULL
      WHERE c."tenantId" = ${tenantId}::uuid AND c."role" = 'CURATOR'
    ), under AS (
      SELECT m."agencyId" AS root, m."agencyId" AS id, true AS duty FROM m WHERE m."agencyId" IS NOT NULL
      UNION
      SELECT u.root, a."id", u.duty AND NOT EXISTS (SELECT 1 FROM curated c WHERE c."agencyId" = a."id")
      FROM under u JOIN "Agency" a ON a."tenantId" = ${tenantId}::uuid AND a."parentId" = u.id
    ), tree AS (SELECT root, array_agg(DISTINCT id::text) AS subtree, array_agg(DISTINCT id::text) FILTER (WHERE duty) AS duty FROM under GROUP BY root)
    SELECT m."personId", m."name", m."email", m."role"::text AS "role", m."agencyId", coalesce(t.subtree, '{}') AS "subtree", coalesce(t.duty, '{}') AS "duty"
    FROM m LEFT JOIN tree t ON t.root = m."agencyId"`
  const people = new Map<string, KnownPerson>()
  for (const { personId, name, email, role, agencyId, subtree, duty } of rows) {
    const before = people.get(personId)?.memberships ?? []
    const own: DutyMembership[] = role === null ? [] : [{ role, agencyId, subtree, duty }]
    people.set(personId, { personId, name, email, memberships: [...before, ...own] })
  }
  return people
}
