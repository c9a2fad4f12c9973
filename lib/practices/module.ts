/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'
import { waits } from './waits'

export const practices = {
  name: 'practices',
  operations,
  journal: {
    groups: { practice: 'Практики' },
  },
  tables: { Practice: { word: 'Практика' }, PracticeFile: { word: 'Файл практики' } },
  waits,
} satisfies Module<typeof operations>
