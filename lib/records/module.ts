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
    AuditRecord: { word: 'Запись журнала', personal: { personName: 'DOER', before: 'NAMED', after: 'NAMED' } },
    AuditSeal: { word: 'Печать журнала', notExported: 'Печать доказывает журнал там, где он ведётся.' },
    AuditPending: { word: 'Запись, ждущая печати', notExported: 'Очередь записей, ждущих печати.' },
    OutboxMessage: {
      word: 'Отправка',
      notExported: 'Письма уходят отсюда; на новом месте их второй раз не шлют.',
      personal: { payload: 'NAMED' },
    },
  },
  agencyEnd: { stays: 'Журнал не меняется никогда.' },
  retention: 'Доставленные письма, в которых имена и ссылки, – 90 дней.',
  menu: [
    { section: 'SETTINGS', order: 50, path: 'audit', label: 'Журнал действий', needs: operations['audit.read'] },
    { section: 'SETTINGS', order: 60, path: 'jobs', label: 'Письма и задания', needs: operations['job.read'] },
  ],
} satisfies Module<typeof operations>
