import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import type { plan } from './module'

export const planServer = {
  files: { planFacts: () => null },
} satisfies ServerModule<typeof plan>
