import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CockpitPart, YearColumnsPart } from '@/lib/platform/module'
import { quarterlySummary } from './summary-queries'

export const quarterlyYears = {
  years: ({ tenantId, agencyId, from, to }) => Prisma.sql`
    SELECT q."year", count(*)::int AS reports FROM "QuarterlyReport" q
    WHERE q."tenantId" = ${tenantId}::uuid AND q."agencyId" = ${agencyId}::uuid AND q."status" = 'ACCEPTED'
      AND q."year" BETWEEN ${from} AND ${to} GROUP BY 1`,
} satisfies YearColumnsPart

export const quarterlyCockpit = {
  read: async ({ tx }, { tenantId, timeZone, today, only, quarter }) => {
    const { rows, rule } = await quarterlySummary(tx, { tenantId, timeZone, today, agencyIds: only }, quarter)
    const lines = new Map(rows.map((one) => [one.agencyId, one]))
    return { columns: { report: { shown: rule !== null, of: (agencyId: string) => lines.get(agencyId) } } }
  },
} satisfies CockpitPart
