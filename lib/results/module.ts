/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const results = {
  name: 'results',
  operations,
  journal: {
    groups: { result: 'Проекты' },
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
} satisfies Module<typeof operations>
