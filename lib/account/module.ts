/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { defineOperations } from '@/lib/core/permissions'

/** What people do with their own account is recorded, but is no operation of the table: lib/core/permissions.ts. */
const operations = defineOperations({})

export const account = {
  name: 'account',
  operations,
  journal: {
    groups: {},
    fields: { secondFactor: 'Второй фактор', sessionsEnded: 'Завершено сеансов', method: 'Способ' },
  },
  tables: {
    User: {
      word: 'Учётная запись',
      notExported: 'Учётная запись принадлежит человеку и может служить нескольким порталам.',
      personal: { email: 'PERSON' },
    },
    UserSession: {
      word: 'Сеанс',
      notExported: 'Сеанс кончается вместе с порталом.',
      personal: { device: 'PERSON', seen: 'PERSON' },
    },
    AuthToken: { word: 'Одноразовая ссылка', notExported: 'Секрет: одноразовая ссылка.' },
    UserIdentity: {
      word: 'Единый вход',
      notExported: 'Секрет: связь с единым входом.',
      personal: { subject: 'PERSON' },
    },
  },
  agencyEnd: { stays: 'Учётные записи людей от органа не зависят.' },
  retention: 'Завершённые сеансы и использованные ссылки – 30 дней.',
} satisfies Module<typeof operations>
