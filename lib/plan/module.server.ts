import 'server-only'
import { progressOpenData } from './open-data-part'
import type { ServerModule } from '@/lib/platform/module'
import { todayIn } from '@/lib/core/dates'
import { loadPlanFromTemplate } from './load'
import { planCockpit } from './cockpit-part'
import type { plan } from './module'
import { planReadings } from './readings-read'

export const planServer = {
  files: { planFacts: () => null },
  template: {
    load: async (tx, { tenantId, template, timeZone, now }) => {
      await loadPlanFromTemplate(tx, tenantId, template, { today: todayIn(timeZone, now) })
    },
  },
  readings: { PLAN: planReadings },
  cockpit: planCockpit,
  openData: { progress: progressOpenData },
} satisfies ServerModule<typeof plan>
