import 'server-only'
import type { QuarterSource } from '@/lib/platform/quarter-part'
import { toolsSummary } from './summary-queries'

type FoundTool = { key: string; title: string; level: string; units: bigint }

export const toolsQuarterSource: QuarterSource = {
  facts: async (tx, { tenantId, ids, asOf }) => {
    const tools = await tx.$queryRaw<FoundTool[]>`
      SELECT t."key", t."title", coalesce(max(a."level"), 'NOT_BEGUN')::text AS level,
        count(*) FILTER (WHERE a."level" > 'NOT_BEGUN') AS units
      FROM "Tool" t LEFT JOIN "ToolAdoption" a ON a."tenantId" = t."tenantId" AND a."tool" = t."key"
        AND a."agencyId" = ANY(${[...ids]}::uuid[]) AND a."since" <= ${asOf}::date
      WHERE t."tenantId" = ${tenantId}::uuid AND t."retiredOn" IS NULL
      GROUP BY t."tenantId", t."key", t."title", t."position" ORDER BY t."position"`
    return { tools: tools.map(({ units, ...tool }) => ({ ...tool, units: Number(units) })) }
  },
  sums: async (tx, { tenantId }) =>
    (await toolsSummary(tx, { tenantId, agencyIds: null })).map(({ agencyId, levels }) => ({
      agencyId,
      applied: levels.APPLIED + levels.STANDARD,
    })),
  programme: async (tx, { tenantId }) => ({ tools: await tx.tool.count({ where: { tenantId, retiredOn: null } }) }),
}
