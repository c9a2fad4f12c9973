/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const notifications = {
  name: 'notifications',
  operations,
  journal: {
    groups: { notification: 'Календарь' },
  },
  tables: { Notification: { word: 'Уведомление' } },
  agencyEnd: { stays: 'Уведомления принадлежат людям.' },
  retention: 'Уведомления – год.',
} satisfies Module<typeof operations>
