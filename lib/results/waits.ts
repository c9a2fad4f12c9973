/** What of the results of projects waits for somebody. Pure. */
import { count, NBSP } from '@/lib/core/format'
import type { WaitFacts, Waits } from '@/lib/core/wait'
import { operations } from './operations'

const project = ({ number, title }: WaitFacts): string => `№${NBSP}${number}. ${title}`
const page = ({ ref }: WaitFacts): string => `projects/${ref}/results`

export const waits = {
  CONFIRM_RESULT: {
    side: 'staff',
    operation: operations['result.decide'],
    todo: true,
    order: 150,
    words: {
      title: 'Подтвердить результаты проектов',
      forms: ['проект с новыми результатами', 'проекта с новыми результатами', 'проектов с новыми результатами'],
      action: 'Проверить',
    },
    line: (facts) => ({
      what: `${project(facts)} · ${count(facts.n, 'значение', 'значения', 'значений')}`,
      href: page(facts),
    }),
  },
  MEASURE_STABILITY: {
    side: 'agency',
    operation: operations['result.report'],
    todo: true,
    order: 330,
    words: {
      title: 'Измерить, держится ли результат',
      forms: ['проект измерить снова', 'проекта измерить снова', 'проектов измерить снова'],
      action: 'Внести значения',
    },
    line: (facts) => ({ what: project(facts), href: page(facts) }),
  },
} satisfies Waits
