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
  menu: [
    {
      section: 'PROJECTS',
      order: 60,
      path: 'practices',
      label: 'Практики',
      needs: operations['practice.read'],
      counts: ['DECIDE_PRACTICE', 'MEND_PRACTICE'],
    },
  ],
  waits,
  notices: {
    PRACTICE_DECIDED: 'Практика',
  },
} satisfies Module<typeof operations>
