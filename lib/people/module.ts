/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { appointmentKindLabels, roleLabels } from './labels'
import { personImport } from './import-table'
import { operations } from './operations'

export const people = {
  name: 'people',
  operations,
  journal: {
    groups: { person: 'Люди', appointment: 'Назначения' },
    fields: {
      blockedAt: 'Заблокирован',
      blockReason: 'Причина блокировки',
      actNumber: 'Номер акта',
      actDate: 'Дата акта',
      role: 'Роль',
      positionConfirmed: 'Должность подтверждена',
      invited: 'Приглашение',
      invitedAt: 'Приглашён',
    },
    values: { ...appointmentKindLabels, ...roleLabels },
  },
  tables: {
    Person: {
      word: 'Человек',
      personal: { name: 'PERSON', position: 'PERSON', email: 'PERSON', blockReason: 'PERSON' },
    },
    Membership: { word: 'Роль' },
    Appointment: { word: 'Назначение', personal: { position: 'PERSON' } },
    PersonImport: { word: 'Загрузка списка людей' },
  },
  agencyEnd: { passes: 'Назначения в органе заканчиваются тем же днём; люди и их роли остаются.' },
  imports: { people: personImport },
  menu: [{ section: 'AGENCIES', order: 20, path: 'people', label: 'Люди и роли', needs: operations['person.read'] }],
} satisfies Module<typeof operations>
