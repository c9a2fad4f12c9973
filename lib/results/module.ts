/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations as projectOperations } from '@/lib/projects/operations'
import { due } from './due'
import { operations } from './operations'
import { waits } from './waits'

export const results = {
  name: 'results',
  operations,
  journal: {
    groups: { result: 'Проекты' },
  },
  tables: { GoalMeasurement: { word: 'Измерение цели' }, ProjectEffect: { word: 'Эффект проекта' } },
  menu: [
    {
      section: 'PROJECTS',
      order: 40,
      path: 'results',
      label: 'Результаты',
      needs: projectOperations['project.read'],
      counts: ['CONFIRM_RESULT', 'MEASURE_STABILITY'],
    },
  ],
  waits,
  due,
  notices: {
    RESULT_DECIDED: 'Результат проекта',
  },
} satisfies Module<typeof operations>
