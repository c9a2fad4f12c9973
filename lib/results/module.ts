/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'
import { waits } from './waits'

export const results = {
  name: 'results',
  operations,
  journal: {
    groups: { result: 'Проекты' },
  },
  tables: { GoalMeasurement: { word: 'Измерение цели' }, ProjectEffect: { word: 'Эффект проекта' } },
  waits,
} satisfies Module<typeof operations>
