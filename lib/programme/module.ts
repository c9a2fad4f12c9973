/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const programme = {
  name: 'programme',
  operations,
  journal: { groups: { office: 'Кабинет' } },
  tables: {},
  agencyEnd: { stays: 'Акт программы от органов не зависит.' },
  menu: [
    {
      section: 'HOME',
      order: 10,
      path: '',
      label: 'Обзор',
      needs: operations['office.read'],
      counts: 'todo',
      exact: true,
    },
  ],
} satisfies Module<typeof operations>
