import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { sweepQuarterly } from './reminder-sweep'
import { loadQuarterlyFromTemplate } from './load'
import { quarterlyCockpit, quarterlyYears } from './cockpit-part'
import type { quarterly } from './module'
import { ruleReading } from './readings-read'
import { dueSources } from './due-sources'
import { waitSources } from './wait-sources'

export const quarterlyServer = {
  waits: waitSources,
  due: dueSources,
  sweeps: { 'quarterly-sweep': sweepQuarterly },
  template: {
    load: async (tx, { tenantId, template, timeZone, now, reportsFrom }) => {
      await loadQuarterlyFromTemplate(tx, tenantId, template, { timeZone, now, from: reportsFrom })
    },
  },
  facts: {
    QUARTERLY_ACCEPTED: {
      note: 'An accepted report counts in the quarter that it is about.',
      table: 'QuarterlyReport',
      where: `r."status" = 'ACCEPTED'`,
      on: `(make_date(r."year", r."quarter" * 3, 1) + interval '1 month - 1 day')::date`,
      title: `'Отчёт за ' || r."quarter" || ' квартал ' || r."year" || ' г.'`,
    },
  },
  readings: { QUARTERLY: ruleReading },
  cockpit: quarterlyCockpit,
  yearColumns: quarterlyYears,
} satisfies ServerModule<typeof quarterly>
