/** Quarterly reports over the years. Pure. */
import type { YearColumnSpecs } from '@/lib/core/years'

type YearFacts = { reports: number }

export const reportYearColumns = {
  reports: {
    place: 50,
    header: 'Принято отчётов',
    numeric: true,
    shown: (facts: YearFacts | undefined) => facts !== undefined,
    cell: (facts: YearFacts | undefined) => ({ text: String(facts?.reports ?? 0) }),
  },
} satisfies YearColumnSpecs
