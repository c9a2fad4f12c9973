/** Deadlines of portfolios. Pure. */
import type { Dues } from '@/lib/core/deadline'
import { operations } from './operations'

export const due = {
  PORTFOLIO_TASK: {
    read: operations['portfolio.readTask'],
    duty: [],
    named: true,
    given: true,
    order: 140,
    words: { one: 'Общая задача портфеля', many: 'Общие задачи портфелей' },
    title: ({ text }) => `${text}, общая задача портфеля`,
    href: ({ id, parent }) => `portfolios/${parent ?? id}/tasks/${id}`,
  },
} satisfies Dues
