import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { daysBefore } from '@/lib/platform/module'
import { platformDb } from '@/lib/platform/db'
import type { account } from './module'

export const accountServer = {
  retention: {
    portal: async (now) => {
      const month = daysBefore(now, 30)
      const db = platformDb()
      await db.userSession.deleteMany({ where: { OR: [{ expiresAt: { lt: month } }, { revokedAt: { lt: month } }] } })
      await db.authToken.deleteMany({ where: { OR: [{ expiresAt: { lt: month } }, { usedAt: { lt: month } }] } })
    },
  },
} satisfies ServerModule<typeof account>
