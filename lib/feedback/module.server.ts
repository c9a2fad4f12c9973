import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { sweepBatches } from './release/sweep'
import type { feedback } from './module'

/** The half of the module's declaration that needs the database: see lib/platform/module.ts. */
export const feedbackServer = {
  sweeps: { 'survey-batches': sweepBatches },
  files: { clientApprovals: () => null, feedbackOrders: () => null },
} satisfies ServerModule<typeof feedback>
