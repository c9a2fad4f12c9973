import 'server-only'
import { countedRefs, type QuarterSource } from '@/lib/platform/quarter-part'

export const processesQuarterSource: QuarterSource = {
  facts: async (tx, span) => {
    const records = await countedRefs(tx, span, {
      table: 'Process',
      title: `r."code" || ' ' || r."name"`,
      sources: ['PROCESSES_REGISTERED', 'PROCESSES_REENGINEERED'],
    })
    return { registered: records.PROCESSES_REGISTERED, reengineered: records.PROCESSES_REENGINEERED }
  },
}
