import 'server-only'
import type { CockpitPart } from '@/lib/platform/module'
import { quarterlySummary } from './summary-queries'

export const quarterlyCockpit = {
  read: async ({ tx }, { tenantId, timeZone, today, only, quarter }) => {
    const { rows, rule } = await quarterlySummary(tx, { tenantId, timeZone, today, agencyIds: only }, quarter)
    const lines = new Map(rows.map((one) => [one.agencyId, one]))
    return { columns: { report: { shown: rule !== null, of: (agencyId: string) => lines.get(agencyId) } } }
  },
} satisfies CockpitPart
