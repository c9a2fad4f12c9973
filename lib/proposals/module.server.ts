import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { forEachTenant } from '@/lib/platform/tenants'
import { escalateLate } from './escalation'
import type { proposals } from './module'

export const proposalsServer = {
  files: { proposals: () => null },
  sweeps: { 'proposal-sweep': (now) => forEachTenant('proposals', ({ id }) => escalateLate(id, now)) },
  facts: {
    PROPOSALS_FILED: {
      note: "A proposal is filed on a day of the tenant's own time zone.",
      table: 'Proposal',
      join: 'JOIN "Tenant" t ON t."id" = r."tenantId"',
      on: '(r."filedAt" AT TIME ZONE t."timeZone")::date',
    },
    PROPOSALS_ACCEPTED: {
      note: 'An accepted one counts on the day of the answer, also when it is done since.',
      table: 'Proposal',
      join: 'JOIN "Tenant" t ON t."id" = r."tenantId"',
      where: `r."status" IN ('ACCEPTED', 'DONE') AND r."answeredAt" IS NOT NULL`,
      on: '(r."answeredAt" AT TIME ZONE t."timeZone")::date',
    },
    PROPOSALS_DONE: {
      note: 'A proposal is done on the day that was told.',
      table: 'Proposal',
      where: 'r."doneOn" IS NOT NULL',
      on: 'r."doneOn"',
    },
  },
} satisfies ServerModule<typeof proposals>
