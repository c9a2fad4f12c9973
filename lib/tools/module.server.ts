import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { loadToolsFromTemplate } from './load'
import { toolsCockpit } from './cockpit-part'
import type { tools } from './module'

export const toolsServer = {
  files: { toolProofs: () => null, toolVisits: () => null },
  template: {
    load: async (tx, { tenantId, template }) => {
      await loadToolsFromTemplate(tx, tenantId, template)
    },
  },
  facts: {
    TOOLS_APPLIED: {
      note: 'A tool counts from the first day on which it was in use, as long as it still is.',
      table: 'ToolAdoption',
      join: `CROSS JOIN LATERAL (SELECT min(x."since") AS "on" FROM "ToolAdoptionEvent" x WHERE x."tenantId" = r."tenantId" AND x."adoptionId" = r."id" AND x."level" IN ('APPLIED', 'STANDARD')) e`,
      where: `r."level" IN ('APPLIED', 'STANDARD') AND e."on" IS NOT NULL`,
      on: 'e."on"',
      title: `l."title" || CASE WHEN r."unit" = '' THEN '' ELSE ', ' || r."unit" END`,
      titleJoin: 'LEFT JOIN "Tool" l ON l."tenantId" = r."tenantId" AND l."key" = r."tool"',
    },
  },
  cockpit: toolsCockpit,
} satisfies ServerModule<typeof tools>
