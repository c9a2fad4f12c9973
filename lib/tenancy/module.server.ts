import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { daysBefore } from '@/lib/platform/module'
import { platformDb } from '@/lib/platform/db'
import type { tenancy } from './module'
import { interpretations, settingsOfFeedback, settingsOfProcesses } from './readings-read'

export const tenancyServer = {
  readings: { RATING: interpretations, PROCESSES: settingsOfProcesses, CLIENTS: settingsOfFeedback },
  retention: {
    portal: async (now) => {
      await platformDb().rateLimit.deleteMany({ where: { expire: { lt: now.getTime() } } })
    },
    tenant: async (tx, tenantId, now) => {
      await tx.commandAttempt.deleteMany({ where: { tenantId, at: { lt: daysBefore(now, 1) } } })
    },
  },
} satisfies ServerModule<typeof tenancy>
