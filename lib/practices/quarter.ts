/** Practices in a quarter's report and note. Pure. */
import { count, formatNumber } from '@/lib/core/format'
import { FactRefs, mostOf, quarterPart, totalOf } from '@/lib/core/quarter-part'

const practicesOf = (n: number): string => count(n, 'практика', 'практики', 'практик')

export const practicesQuarter = quarterPart({
  order: 30,
  facts: { practices: FactRefs },
  blocks: ({ practices }) => [
    {
      kind: 'refs',
      title: 'Практики опубликованы',
      refs: practices,
      path: 'practices',
      none: 'За квартал практики не публиковались.',
      day: 'опубликована',
    },
  ],
  note: {
    title: 'Практики',
    sums: ['practices'],
    counted: { practices: 'PRACTICES_PUBLISHED' },
    brief: ({ rows }) => `опубликовано ${practicesOf(totalOf(rows, 'practices'))}`,
    write: ({ rows }) => {
      const most = mostOf(rows, 'practices')
      return [`Опубликовано ${practicesOf(totalOf(rows, 'practices'))}${most && `: ${most}`}.`]
    },
    columns: [{ head: 'Практики', width: 9, cell: ({ n }) => formatNumber(n.practices) }],
  },
})
