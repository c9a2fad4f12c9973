import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import type { proposals } from './module'

export const proposalsServer = {
  files: { proposals: () => null },
} satisfies ServerModule<typeof proposals>
