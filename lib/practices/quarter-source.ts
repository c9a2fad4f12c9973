import 'server-only'
import { countedRefs, type QuarterSource } from '@/lib/platform/quarter-part'

export const practicesQuarterSource: QuarterSource = {
  facts: async (tx, span) => {
    const records = await countedRefs(tx, span, {
      table: 'Practice',
      title: 'r."title"',
      sources: ['PRACTICES_PUBLISHED'],
    })
    return { practices: records.PRACTICES_PUBLISHED }
  },
}
