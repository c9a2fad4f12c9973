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
  menu: [{ section: 'HOME', order: 20, path: 'cockpit', label: 'Ход работы', needs: operations['cockpit.read'] }],
} satisfies Module<typeof operations>
