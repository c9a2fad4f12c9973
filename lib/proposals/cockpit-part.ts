import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CockpitPart } from '@/lib/platform/module'
import type { ProposalFacts } from './cockpit'

export const proposalsCockpit = {
  agencies: ({ tenantId, today, year }) => Prisma.sql`
    SELECT coalesce(f."agencyId", u."agencyId") AS "agencyId", coalesce(f.n, 0)::int AS "proposals",
      coalesce(u.n, 0)::int AS "unanswered"
    FROM (
      SELECT t."agencyId", sum(t."quantity") AS n FROM "FactTotal" t
      WHERE t."tenantId" = ${tenantId}::uuid AND t."year" = ${year} AND t."source" = 'PROPOSALS_FILED' GROUP BY 1) f
    FULL JOIN (
      SELECT o."agencyId", count(*) AS n FROM "Proposal" o
      WHERE o."tenantId" = ${tenantId}::uuid AND o."status" = 'FILED' AND o."answerDue" < ${today}::date
      GROUP BY 1) u ON u."agencyId" = f."agencyId"`,
  read: (_ctx, _asked, { agencies }) => {
    const rows = agencies as ReadonlyMap<string, ProposalFacts>
    return Promise.resolve({ columns: { proposals: { shown: true, of: (agencyId: string) => rows.get(agencyId) } } })
  },
} satisfies CockpitPart
