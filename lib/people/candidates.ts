import 'server-only'
import type { DateString } from '@/lib/core/dates'
import type { AgencyReach } from '@/lib/core/permissions'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'

export type Candidate = { id: string; name: string; position: string; email: string; agencyId: string | null }

/**
 * People who may be given work: with a role in these agencies or an appointment there in force on this day (the
 * tenant's, not the database's), and those who work for the tenant itself where `staff` says so; the blocked are left
 * out. Position and agency are those of the role, else of the latest appointment. One statement.
 */
export async function candidates(
  { tx, tenantId }: { tx: Tx; tenantId: string },
  agencies: AgencyReach,
  day: DateString,
  staff = false,
): Promise<Candidate[]> {
  const inside =
    agencies === 'all' ? Prisma.sql`"agencyId" IS NOT NULL` : Prisma.sql`"agencyId" = ANY(${[...agencies]}::uuid[])`
  const own = staff ? Prisma.sql`OR ("agencyId" IS NULL AND "role" IN ('AUTHORITY', 'METHODOLOGIST'))` : Prisma.empty
  return tx.$queryRaw<Candidate[]>`
    SELECT DISTINCT ON (p."name", p."id") p."id", p."name",
      coalesce(nullif(p."position", ''), m."position", '') AS "position", p."email", m."agencyId" FROM "Person" p JOIN (
      SELECT "personId", "agencyId", NULL AS "position", NULL::date AS "from" FROM "Membership"
      WHERE "tenantId" = ${tenantId}::uuid AND (${inside} ${own})
      UNION ALL SELECT "personId", "agencyId", "position", "from" FROM "Appointment"
        WHERE "tenantId" = ${tenantId}::uuid AND ${inside} AND "from" <= ${day}::date
          AND ("until" IS NULL OR "until" >= ${day}::date)
    ) m ON m."personId" = p."id"
    WHERE p."tenantId" = ${tenantId}::uuid AND p."blockedAt" IS NULL
    ORDER BY p."name", p."id", m."from" DESC NULLS FIRST, m."agencyId" LIMIT ${agencies === 'all' ? 2000 : 500}`
}

/** People who may be given a task of a project or a place in its team: those of its agencies. */
export const projectCandidates = (
  place: { tx: Tx; tenantId: string },
  participants: readonly { agencyId: string }[],
  day: DateString,
): Promise<Candidate[]> =>
  candidates(
    place,
    participants.map(({ agencyId }) => agencyId),
    day,
  )

/** As the list of a form shows a person. */
export const personLabel = ({ name, position }: { name: string; position: string | null }): string =>
  position ? `${name}, ${position}` : name
