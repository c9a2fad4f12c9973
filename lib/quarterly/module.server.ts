import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { sweepQuarterly } from './reminder-sweep'
import { loadQuarterlyFromTemplate } from './load'
import type { quarterly } from './module'

export const quarterlyServer = {
  sweeps: { 'quarterly-sweep': sweepQuarterly },
  template: {
    load: async (tx, { tenantId, template, timeZone, now, reportsFrom }) => {
      await loadQuarterlyFromTemplate(tx, tenantId, template, { timeZone, now, from: reportsFrom })
    },
  },
} satisfies ServerModule<typeof quarterly>
