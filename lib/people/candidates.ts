import 'server-only'
import type { AgencyReach } from '@/lib/core/permissions'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'

export type ProjectPerson = { id: string; name: string; position: string; email: string; agencyId: string | null }

/**
 * People who may be given work: with a role or an appointment in force in these agencies, and those who work for the tenant itself where
 * `staff` says so; the blocked are left out. One statement.
 */
export async function peopleOf(
  tx: Tx,
  tenantId: string,
  agencies: AgencyReach,
  staff = false,
): Promise<ProjectPerson[]> {
  const inside =
    agencies === 'all' ? Prisma.sql`"agencyId" IS NOT NULL` : Prisma.sql`"agencyId" = ANY(${[...agencies]}::uuid[])`
  const own = staff ? Prisma.sql`OR ("agencyId" IS NULL AND "role" IN ('AUTHORITY', 'METHODOLOGIST'))` : Prisma.empty
  return tx.$queryRaw<ProjectPerson[]>`
    SELECT DISTINCT ON (p."name", p."id") p."id", p."name", coalesce(p."position", '') AS "position", p."email", m."agencyId" FROM "Person" p JOIN (
      SELECT "personId", "agencyId" FROM "Membership" WHERE "tenantId" = ${tenantId}::uuid AND (${inside} ${own})
      UNION SELECT "personId", "agencyId" FROM "Appointment" WHERE "tenantId" = ${tenantId}::uuid AND ${inside} AND ("until" IS NULL OR "until" >= current_date)
    ) m ON m."personId" = p."id"
    WHERE p."tenantId" = ${tenantId}::uuid AND p."blockedAt" IS NULL ORDER BY p."name", p."id" LIMIT ${agencies === 'all' ? 2000 : 500}`
}

/** People who may be given a task of a project: those of its agencies. */
export const projectPeople = (
  tx: Tx,
  tenantId: string,
  { participants }: { participants: readonly { agencyId: string }[] },
): Promise<ProjectPerson[]> =>
  peopleOf(
    tx,
    tenantId,
    participants.map(({ agencyId }) => agencyId),
  )

/** As the list of a form shows a person. */
export const personLabel = ({ name, position }: { name: string; position: string | null }): string =>
  position ? `${name}, ${position}` : name
