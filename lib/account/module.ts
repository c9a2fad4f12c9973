/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const account = {
  name: 'account',
  operations,
  journal: {
    groups: { person: 'Люди' },
    fields: { secondFactor: 'Второй фактор', sessionsEnded: 'Завершено сеансов', method: 'Способ' },
  },
  tables: {
    User: { word: 'Учётная запись' },
    UserSession: { word: 'Сеанс' },
    AuthToken: { word: 'Одноразовая ссылка' },
    UserIdentity: { word: 'Единый вход' },
  },
  agencyEnd: { stays: 'Учётные записи людей от органа не зависят.' },
  retention: 'Завершённые сеансы и использованные ссылки – 30 дней.',
} satisfies Module<typeof operations>
