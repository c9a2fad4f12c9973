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
    values: {
      NONE: 'не присылать',
      DAILY: 'каждый день',
      WEEKLY: 'раз в неделю',
    },
  },
  tables: {
    CalendarFeed: { word: 'Подписка на календарь', notExported: 'Секретный адрес: на новом месте заводится заново.' },
    DigestChoice: { word: 'Сводка сроков' },
    SentMark: { word: 'Отметка об отправке', notExported: 'Отметка рассыльщика, а не запись программы.' },
  },
  agencyEnd: { stays: 'Подписки и сводки принадлежат людям.' },
  retention: 'Отметки об отправке – три года.',
  settings: { escalation: { order: 70, title: 'Напоминания о просрочке' } },
  menu: [{ section: 'PLAN', order: 50, path: 'calendar', label: 'Календарь', needs: operations['deadline.read'] }],
  notices: {
    OVERDUE: 'Просрочено',
  },
} satisfies Module<typeof operations>
