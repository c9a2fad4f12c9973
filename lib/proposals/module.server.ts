import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { forEachTenant } from '@/lib/platform/tenants'
import { escalateLate } from './escalation'
import type { proposals } from './module'

export const proposalsServer = {
  files: { proposals: () => null },
  sweeps: { 'proposal-sweep': (now) => forEachTenant('proposals', ({ id }) => escalateLate(id, now)) },
} satisfies ServerModule<typeof proposals>
