import 'server-only'
import type { Tx } from '@/lib/platform/db'

export type ProjectPerson = { id: string; name: string; position: string; email: string; agencyId: string | null }

/** People who may be given a task: with a role or an appointment in force in an agency of the project; the blocked are left out. */
export async function projectPeople(tx: Tx, tenantId: string, { participants }: { participants: readonly { agencyId: string }[] }): Promise<ProjectPerson[]> {
  const ids = participants.map(({ agencyId }) => agencyId)
  return tx.$queryRaw<ProjectPerson[]>`
    SELECT DISTINCT ON (p."name", p."id") p."id", p."name", coalesce(p."position", '') AS "position", p."email", m."agencyId" FROM "Person" p JOIN (
      SELECT "personId", "agencyId" FROM "Membership" WHERE "tenantId" = ${tenantId}::uuid AND "agencyId" = ANY(${ids}::uuid[])
      UNION SELECT "personId", "agencyId" FROM "Appointment" WHERE "tenantId" = ${tenantId}::uuid AND "agencyId" = ANY(${ids}::uuid[]) AND ("until" IS NULL OR "until" >= current_date)
    ) m ON m."personId" = p."id"
    WHERE p."tenantId" = ${tenantId}::uuid AND p."blockedAt" IS NULL ORDER BY p."name", p."id" LIMIT 500`
}
