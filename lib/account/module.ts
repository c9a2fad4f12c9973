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
    User: { word: 'Учётная запись' },
    UserSession: { word: 'Сеанс' },
    AuthToken: { word: 'Одноразовая ссылка' },
    UserIdentity: { word: 'Единый вход' },
  },
} satisfies Module<typeof operations>
