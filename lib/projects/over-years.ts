/** Projects over the years. Pure. */
import type { YearColumnSpecs, YearFigureSpecs } from '@/lib/core/years'

export const projectYearFigures = {
  projects: {
    place: 2,
    title: 'Завершённые проекты',
    missing: '0',
    quarters: {
      what: 'Проекты',
      series: [
        { source: 'PROJECTS_OPENED', name: 'Открыто', ofAgency: 'Открыто проектов' },
        { source: 'PROJECTS_FINISHED', name: 'Завершено', ofAgency: 'Завершено проектов' },
      ],
    },
  },
} satisfies YearFigureSpecs

export const projectYearColumns = {
  projects: {
    place: 20,
    header: 'Завершено проектов',
    numeric: true,
    cell: (facts: { n: number } | undefined) => ({ text: String(facts?.n ?? 0) }),
  },
} satisfies YearColumnSpecs
