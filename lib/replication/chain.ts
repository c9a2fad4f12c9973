import 'server-only'
import type { Tx } from '@/lib/platform/db'
import type { ChainLink } from './rules'

/**
 * The practice and those that it descends from, nearest first (ancestry() of what is stored); empty when there is no
 * such practice.
 */
export async function practiceChain(tx: Tx, tenantId: string, practiceId: string): Promise<ChainLink[]> {
  return tx.$queryRaw<ChainLink[]>`
    WITH RECURSIVE chain AS (
      SELECT r."id" AS "practiceId", r."projectId", r."agencyId", p."practiceId" AS "from", 0 AS n FROM "Practice" r
        JOIN "Project" p ON p."tenantId" = r."tenantId" AND p."id" = r."projectId"
        WHERE r."tenantId" = ${tenantId}::uuid AND r."id" = ${practiceId}::uuid
      UNION ALL
      SELECT r."id", r."projectId", r."agencyId", p."practiceId", c.n + 1 FROM chain c
      JOIN "Practice" r ON r."tenantId" = ${tenantId}::uuid AND r."id" = c."from"
        JOIN "Project" p ON p."tenantId" = r."tenantId" AND p."id" = r."projectId" WHERE c.n < 100
    ) SELECT "practiceId"::text, "projectId"::text, "agencyId"::text, "from"::text FROM chain ORDER BY n`
}

export type DescentRow = { projectId: string; depth: number; path: string[] }

/**
 * Every project of the family: the root practice's own and those that replicate it, their practices' and so on, in tree
 * order.
 */
export async function practiceFamily(tx: Tx, tenantId: string, rootPracticeId: string): Promise<DescentRow[]> {
  return tx.$queryRaw<DescentRow[]>`
    WITH RECURSIVE down AS (
      SELECT r."projectId", 0 AS depth, ARRAY[r."projectId"::text] AS path FROM "Practice" r
      WHERE r."tenantId" = ${tenantId}::uuid AND r."id" = ${rootPracticeId}::uuid
      UNION ALL
      SELECT c."id", d.depth + 1, d.path || c."id"::text FROM down d
      JOIN "Practice" r ON r."tenantId" = ${tenantId}::uuid AND r."projectId" = d."projectId"
        JOIN "Project" c ON c."tenantId" = r."tenantId" AND c."practiceId" = r."id" WHERE d.depth < 50
          AND NOT c."id"::text = ANY(d.path)
    ) SELECT "projectId"::text, depth, path FROM down ORDER BY path LIMIT 300`
}
