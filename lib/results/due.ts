/** Deadlines of the results of projects. Pure. */
import type { Dues } from '@/lib/core/deadline'
import { NBSP } from '@/lib/core/format'
import { operations as projectOperations } from '@/lib/projects/operations'

export const due = {
  STABILITY: {
    read: projectOperations['project.read'],
    duty: ['CURATOR'],
    named: true,
    order: 80,
    words: { one: 'Повторное измерение', many: 'Повторные измерения' },
    title: ({ number, text }) => `Измерить результат снова: проект №${NBSP}${number ?? ''} «${text}»`,
    href: ({ id }) => `projects/${id}/results`,
  },
} satisfies Dues
