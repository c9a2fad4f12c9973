/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const cockpit = {
  name: 'cockpit',
  operations,
  journal: {
    groups: { cockpit: 'Ход работы' },
  },
  tables: {},
  agencyEnd: { stays: 'Своих записей нет: показывает записи других разделов.' },
} satisfies Module<typeof operations>
