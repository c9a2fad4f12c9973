import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { sweepQuarterly } from './reminder-sweep'
import type { quarterly } from './module'

export const quarterlyServer = {
  sweeps: { 'quarterly-sweep': sweepQuarterly },
} satisfies ServerModule<typeof quarterly>
