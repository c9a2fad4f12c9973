/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const records = {
  name: 'records',
  operations,
  journal: {
    groups: { audit: 'Журнал', job: 'Отправка' },
    fields: { attempts: 'Попыток', lastError: 'Последняя ошибка', messages: 'Сообщений', letters: 'Писем' },
  },
  tables: {
    AuditRecord: { word: 'Запись журнала' },
    AuditSeal: { word: 'Печать журнала' },
    AuditPending: { word: 'Запись, ждущая печати' },
    OutboxMessage: { word: 'Отправка' },
  },
  menu: [
    { section: 'SETTINGS', order: 50, path: 'audit', label: 'Журнал действий', needs: operations['audit.read'] },
    { section: 'SETTINGS', order: 60, path: 'jobs', label: 'Письма и задания', needs: operations['job.read'] },
  ],
} satisfies Module<typeof operations>
