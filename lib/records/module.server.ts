import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { daysBefore } from '@/lib/platform/module'
import type { records } from './module'

export const recordsServer = {
  retention: {
    tenant: async (tx, tenantId, now) => {
      await tx.outboxMessage.deleteMany({ where: { tenantId, status: 'DONE', doneAt: { lt: daysBefore(now, 90) } } })
    },
  },
} satisfies ServerModule<typeof records>
