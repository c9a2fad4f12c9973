import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CockpitPart } from '@/lib/platform/module'
import { toolsSummary } from './summary-queries'

export const toolsCockpit = {
  programme: ({ tenantId }) =>
    Prisma.sql`SELECT to_jsonb(EXISTS (SELECT 1 FROM "Tool" k WHERE k."tenantId" = ${tenantId}::uuid
    AND k."retiredOn" IS NULL))`,
  read: async ({ tx }, { tenantId, only }, { programme }) => {
    const adopted = new Map((await toolsSummary(tx, { tenantId, agencyIds: only })).map((one) => [one.agencyId, one]))
    return { columns: { tools: { shown: programme === true, of: (agencyId: string) => adopted.get(agencyId) } } }
  },
} satisfies CockpitPart
