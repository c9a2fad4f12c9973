/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const notifications = {
  name: 'notifications',
  operations,
  journal: {
    groups: { notification: 'Календарь' },
  },
  tables: {
    Notification: {
      word: 'Уведомление',
      notExported: 'Повторяет то, что видно в самих записях.',
      personal: { title: 'TEXT' },
    },
  },
  agencyEnd: { stays: 'Уведомления принадлежат людям.' },
  retention: 'Уведомления – год.',
} satisfies Module<typeof operations>
