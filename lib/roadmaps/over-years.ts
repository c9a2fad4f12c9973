/** Road maps over the years. Pure. */
import { NBSP } from '@/lib/core/format'
import type { YearColumnSpecs } from '@/lib/core/years'

/** Parts of the year whose day has come, and those of them that were accepted. */
type YearFacts = { parts: number; delivered: number }

export const roadmapYearColumns = {
  roadmap: {
    place: 40,
    header: 'Дорожная карта',
    numeric: true,
    shown: (facts: YearFacts | undefined) => facts !== undefined,
    cell: (facts: YearFacts | undefined) => ({
      text: facts ? `${facts.delivered}${NBSP}из${NBSP}${facts.parts}` : '–',
    }),
  },
} satisfies YearColumnSpecs
