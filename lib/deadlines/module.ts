/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const deadlines = {
  name: 'deadlines',
  operations,
  journal: {
    groups: { deadline: 'Календарь', feed: 'Календарь', digest: 'Календарь' },
    fields: {
      frequency: 'Как часто',
      weekday: 'День недели',
      hour: 'Час',
      everyDay: 'И в выходные',
      scope: 'Что показывает',
    },
  },
  tables: {
    CalendarFeed: { word: 'Подписка на календарь' },
    DigestChoice: { word: 'Сводка сроков' },
    SentMark: { word: 'Отметка об отправке' },
  },
  menu: [{ section: 'PLAN', order: 50, path: 'calendar', label: 'Календарь', needs: operations['deadline.read'] }],
  notices: {
    OVERDUE: 'Просрочено',
  },
} satisfies Module<typeof operations>
