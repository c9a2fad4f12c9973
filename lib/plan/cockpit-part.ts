import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CockpitPart } from '@/lib/platform/module'
import { planBars } from './bars'
import { planFacts, trainingIndicator } from './cockpit'
import { loadPlanYear } from './load'

export const planCockpit = {
  firstYear: ({ tenantId }) =>
    Prisma.sql`SELECT min(t."year") FROM "FactTotal" t WHERE t."tenantId" = ${tenantId}::uuid`,
  read: async ({ tx }, { tenantId, year, today }) => {
    const plan = await loadPlanYear(tx, tenantId, { year, today })
    const training = trainingIndicator(plan)
    const facts = planFacts(plan, training)
    const of = (agencyId: string) => facts.get(agencyId)
    return {
      bars: planBars(plan),
      columns: {
        plan: { shown: [...facts.values()].some((one) => one.of > 0), of },
        trained: { shown: training !== null, of },
      },
    }
  },
} satisfies CockpitPart
