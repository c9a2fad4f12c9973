import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { daysBefore } from '@/lib/platform/module'
import type { notifications } from './module'

export const notificationsServer = {
  retention: {
    tenant: async (tx, tenantId, now) => {
      await tx.notification.deleteMany({ where: { tenantId, at: { lt: daysBefore(now, 365) } } })
    },
  },
} satisfies ServerModule<typeof notifications>
