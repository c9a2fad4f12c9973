import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { daysBefore } from '@/lib/platform/module'
import type { deadlines } from './module'

export const deadlinesServer = {
  retention: {
    tenant: async (tx, tenantId, now) => {
      await tx.sentMark.deleteMany({ where: { tenantId, at: { lt: daysBefore(now, 1096) } } })
    },
  },
} satisfies ServerModule<typeof deadlines>
