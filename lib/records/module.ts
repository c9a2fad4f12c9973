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
  agencyEnd: { stays: 'Журнал не меняется никогда.' },
  retention: 'Доставленные письма, в которых имена и ссылки, – 90 дней.',
} satisfies Module<typeof operations>
