/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const programme = {
  name: 'programme',
  operations,
  journal: { groups: { office: 'Кабинет' } },
  tables: {},
  agencyEnd: { stays: 'Акт программы от органов не зависит.' },
} satisfies Module<typeof operations>
