/** Projects in a quarter's report and note. Pure. */
import { count, formatNumber } from '@/lib/core/format'
import { FactRefs, mostOf, pair, quarterPart, totalOf } from '@/lib/core/quarter-part'
import { formatQuarterIn } from '@/lib/core/quarters'
import { z } from 'zod'

const projectsOf = (n: number): string => count(n, 'проект', 'проекта', 'проектов')

export const projectsQuarter = quarterPart({
  order: 10,
  facts: { opened: FactRefs, stages: FactRefs, finished: FactRefs, late: FactRefs, running: z.number() },
  blocks: ({ opened, stages, finished, late }) => [
    {
      kind: 'refs',
      title: 'Проекты открыты',
      refs: opened,
      path: 'projects',
      none: 'За квартал новых проектов нет.',
      day: 'утверждён паспорт',
    },
    {
      kind: 'refs',
      title: 'Этапы закрыты',
      refs: stages,
      path: 'projects',
      none: 'За квартал этапы не закрывались.',
      day: 'закрыт',
    },
    {
      kind: 'refs',
      title: 'Проекты завершены',
      refs: finished,
      path: 'projects',
      none: 'За квартал проекты не завершались.',
      day: 'закрыт',
    },
    {
      kind: 'refs',
      title: 'Этапы опаздывают',
      refs: late,
      path: 'projects',
      none: 'Опаздывающих этапов нет.',
      day: 'срок',
    },
  ],
  note: {
    title: 'Проекты',
    sums: ['opened', 'finished', 'stages', 'late'],
    counted: { opened: 'PROJECTS_OPENED', finished: 'PROJECTS_FINISHED' },
    brief: ({ rows }) =>
      `открыто ${projectsOf(totalOf(rows, 'opened'))}, завершено ${formatNumber(totalOf(rows, 'finished'))}`,
    write: ({ rows, quarter }) => {
      const opened = mostOf(rows, 'opened')
      const late = mostOf(rows, 'late')
      return [
        `В ${formatQuarterIn(quarter)} открыто ${projectsOf(totalOf(rows, 'opened'))}, закрыто ${count(totalOf(rows, 'stages'), 'этап', 'этапа', 'этапов')}, завершено ${projectsOf(totalOf(rows, 'finished'))}.`,
        opened && `Больше всего проектов открыли: ${opened}.`,
        late
          ? `Опаздывает ${count(totalOf(rows, 'late'), 'этап', 'этапа', 'этапов')}; больше всего у органов: ${late}.`
          : 'Опаздывающих этапов нет.',
      ]
    },
    advice: ({ rows }) =>
      totalOf(rows, 'late') > 0
        ? 'Кураторам проектов с опаздывающими этапами закрыть этапы или перенести сроки с причиной.'
        : 'Этапы проектов закрываются в срок.',
    columns: [
      { head: 'Проекты: открыты / завершены', width: 12, cell: ({ n }) => pair(n.opened, n.finished) },
      { head: 'Этапы: закрыты / опаздывают', width: 11, cell: ({ n }) => pair(n.stages, n.late) },
    ],
    chart: {
      caption: 'Проекты за квартал: больше всего открыли и завершили',
      bars: [
        { sum: 'opened', tone: 'accent', label: 'открыты' },
        { sum: 'finished', tone: 'ok', label: 'завершены' },
      ],
    },
  },
})
