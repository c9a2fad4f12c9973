/** Proposals over the years. Pure. */
import type { YearColumnSpecs, YearFigureSpecs } from '@/lib/core/years'

export const proposalYearFigures = {
  proposals: {
    place: 3,
    title: 'Поданные предложения',
    missing: '0',
    quarters: {
      what: 'Предложения',
      series: [
        { source: 'PROPOSALS_FILED', name: 'Подано', ofAgency: 'Подано предложений' },
        { source: 'PROPOSALS_DONE', name: 'Внедрено' },
      ],
    },
  },
} satisfies YearFigureSpecs

export const proposalYearColumns = {
  proposals: {
    place: 30,
    header: 'Подано предложений',
    numeric: true,
    cell: (facts: { n: number } | undefined) => ({ text: String(facts?.n ?? 0) }),
  },
} satisfies YearColumnSpecs
