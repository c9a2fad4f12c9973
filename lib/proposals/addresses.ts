import 'server-only'
import type { Tx } from '@/lib/platform/db'

type Row = { agencyId: string; email: string; depth: number; role: string }

/**
 * Who is told of an agency's proposals: its curators and team; where it has none, the curators of the nearest agency above; where there
 * are none either, nobody is in the map. One statement for any number of agencies.
 */
export async function teamAddresses(
  tx: Tx,
  tenantId: string,
  agencyIds: readonly string[],
  { curatorsOnly = false } = {},
): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH RECURSIVE up AS (
      SELECT a."id" AS "agencyId", a."id" AS at, a."parentId", 0 AS depth FROM "Agency" a WHERE a."tenantId" = ${tenantId}::uuid AND a."id" = ANY(${[...agencyIds]}::uuid[])
      UNION ALL SELECT u."agencyId", p."id", p."parentId", u.depth + 1 FROM up u JOIN "Agency" p ON p."tenantId" = ${tenantId}::uuid AND p."id" = u."parentId" WHERE u.depth < 10)
    SELECT DISTINCT u."agencyId", p."email", u.depth, m."role"::text AS role FROM up u
    JOIN "Membership" m ON m."tenantId" = ${tenantId}::uuid AND m."agencyId" = u.at AND (m."role" = 'CURATOR' OR (m."role" = 'TEAM_MEMBER' AND u.depth = 0))
    JOIN "Person" p ON p."tenantId" = m."tenantId" AND p."id" = m."personId" AND p."blockedAt" IS NULL`
  const usable = rows.filter(({ role }) => !curatorsOnly || role === 'CURATOR')
  const nearest = new Map<string, number>()
  for (const { agencyId, depth } of usable) nearest.set(agencyId, Math.min(depth, nearest.get(agencyId) ?? depth))
  const found = new Map<string, Set<string>>()
  for (const { agencyId, email, depth } of usable)
    if (depth === nearest.get(agencyId)) found.set(agencyId, (found.get(agencyId) ?? new Set()).add(email))
  return new Map([...found].map(([agencyId, emails]) => [agencyId, [...emails]]))
}

/** E-mail addresses of the authorised body's staff. */
export async function authorityEmails(tx: Tx, tenantId: string): Promise<string[]> {
  const people = await tx.person.findMany({
    where: { tenantId, blockedAt: null, memberships: { some: { role: 'AUTHORITY' } } },
    select: { email: true },
  })
  return people.map(({ email }) => email)
}
