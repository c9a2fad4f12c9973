/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const programme = {
  name: 'programme',
  operations,
  journal: { groups: { office: 'Кабинет' } },
  tables: {},
} satisfies Module<typeof operations>
