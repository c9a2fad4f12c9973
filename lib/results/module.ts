/** The module, declared: see lib/core/module.ts. Pure. */
import { wordsOf, type Module } from '@/lib/core/module'
import { operations as projectOperations } from '@/lib/projects/operations'
import { due } from './due'
import { effectKindLabels, measurementStatusLabels } from './labels'
import { operations } from './operations'
import { waits } from './waits'

export const results = {
  name: 'results',
  operations,
  journal: {
    groups: { result: 'Проекты' },
    fields: {
      measuredOn: 'Измерено',
      stability: 'Проверка устойчивости',
      amount: 'Сумма',
      counted: 'Идёт в счёт',
    },
    values: {
      ...wordsOf(measurementStatusLabels, 'text'),
      ...effectKindLabels,
    },
  },
  tables: {
    GoalMeasurement: {
      word: 'Измерение цели',
      personal: { comment: 'TEXT', byName: 'DOER', decidedBy: 'DOER', reason: 'TEXT' },
    },
    ProjectEffect: { word: 'Эффект проекта', personal: { byName: 'DOER', decidedBy: 'DOER', reason: 'TEXT' } },
  },
  agencyEnd: { stays: 'Измерения и эффекты остаются при проектах.' },
  files: { measurements: 'Подтверждение измерения', effects: 'Подтверждение эффекта' },
  // Closed projects whose results are to be measured again: each tenant's own morning falls into another hour.
  sweeps: { 'stability-sweep': { cron: '15 * * * *', seconds: 600 } },
  menu: [
    {
      section: 'PROJECTS',
      order: 40,
      path: 'results',
      label: 'Результаты проектов',
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
