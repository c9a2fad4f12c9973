import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import type { tools } from './module'

export const toolsServer = {
  files: { toolProofs: () => null, toolVisits: () => null },
} satisfies ServerModule<typeof tools>
