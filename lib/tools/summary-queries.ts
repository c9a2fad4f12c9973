import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { isToolLevel } from './rules'
import type { ToolsSummary } from './view'

type Row = {
  agencyId: string
  level: string | null
  n: bigint
  tools: bigint
  differences: bigint
  lastVisitOn: string | null
  changedOn: string | null
}

/**
 * The adoption of tools by every agency (or those named), in one statement whatever their number. Agencies without a
 * tool are all «не начат».
 */
export async function toolsSummary(
  tx: Tx,
  { tenantId, agencyIds }: { tenantId: string; agencyIds: readonly string[] | null },
): Promise<ToolsSummary[]> {
  const rows = await tx.$queryRaw<Row[]>`
    WITH tools AS (SELECT "key" FROM "Tool" WHERE "tenantId" = ${tenantId}::uuid AND "retiredOn" IS NULL),
    agencies AS (SELECT "id" FROM "Agency" WHERE "tenantId" = ${tenantId}::uuid
    AND (${agencyIds === null} AND "status" = 'ACTIVE' OR "id" = ANY(${[...(agencyIds ?? [])]}::uuid[]))),
    cells AS (
      SELECT a."agencyId", a."tool", max(a."level") AS level, max(a."updatedAt") AS changed FROM "ToolAdoption" a
      JOIN tools t ON t."key" = a."tool"
      WHERE a."tenantId" = ${tenantId}::uuid GROUP BY 1, 2),
    seen AS (
      SELECT DISTINCT ON (v."agencyId", f."tool", f."unit") v."agencyId", f."tool", f."unit", f."seen", v."at"
      FROM "ToolFinding" f JOIN "ToolVisit" v ON v."tenantId" = f."tenantId" AND v."id" = f."visitId"
        AND v."withdrawnAt" IS NULL
      WHERE f."tenantId" = ${tenantId}::uuid
      ORDER BY v."agencyId", f."tool", f."unit", v."visitedOn" DESC, v."at" DESC),
    apart AS (
      SELECT s."agencyId", count(*) AS n FROM seen s JOIN tools t ON t."key" = s."tool"
      LEFT JOIN "ToolAdoption" a ON a."tenantId" = ${tenantId}::uuid AND a."agencyId" = s."agencyId"
        AND a."tool" = s."tool" AND a."unit" = s."unit"
      WHERE s."seen" <> coalesce(a."level", 'NOT_BEGUN') AND (a."updatedAt" IS NULL OR a."updatedAt" <= s."at")
      GROUP BY 1),
    visited AS (SELECT "agencyId", max("visitedOn")::text AS last FROM "ToolVisit" WHERE "tenantId" = ${tenantId}::uuid
    AND "withdrawnAt" IS NULL GROUP BY 1)
    SELECT g."id" AS "agencyId", c.level::text AS level, count(c."tool") AS n, (SELECT count(*) FROM tools) AS tools,
      coalesce(max(d.n), 0) AS differences, max(v.last) AS "lastVisitOn", max(c.changed)::date::text AS "changedOn"
    FROM agencies g LEFT JOIN cells c ON c."agencyId" = g."id" LEFT JOIN apart d ON d."agencyId" = g."id"
    LEFT JOIN visited v ON v."agencyId" = g."id"
    GROUP BY g."id", c.level ORDER BY g."id"`
  const summaries = new Map<string, ToolsSummary>()
  for (const row of rows) {
    const tools = Number(row.tools)
    const one = summaries.get(row.agencyId) ?? {
      agencyId: row.agencyId,
      levels: { NOT_BEGUN: tools, PILOT: 0, APPLIED: 0, STANDARD: 0 },
      tools,
      differences: Number(row.differences),
      lastVisitOn: row.lastVisitOn,
      changedOn: null,
    }
    if (row.level !== null && isToolLevel(row.level) && row.level !== 'NOT_BEGUN') {
      one.levels[row.level] += Number(row.n)
      one.levels.NOT_BEGUN -= Number(row.n)
    }
    if (row.changedOn !== null && (one.changedOn === null || row.changedOn > one.changedOn))
      one.changedOn = row.changedOn
    summaries.set(row.agencyId, one)
  }
  return [...summaries.values()]
}
