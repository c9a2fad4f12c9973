/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { due } from './due'
import { operations } from './operations'
import { waits } from './waits'

export const quarterly = {
  name: 'quarterly',
  operations,
  journal: {
    groups: { quarterly: 'Квартальные отчёты' },
  },
  tables: {
    QuarterlyRule: { word: 'Порядок квартальных отчётов' },
    QuarterlyReport: { word: 'Квартальный отчёт' },
    QuarterlyReportEvent: { word: 'Событие квартального отчёта' },
    QuarterlyReminder: { word: 'Напоминание об отчёте' },
    QuarterlyNote: { word: 'Аналитическая справка' },
  },
  menu: [
    {
      section: 'PLAN',
      order: 30,
      path: 'quarterly',
      label: 'Квартальные отчёты',
      needs: operations['quarterly.read'],
      counts: ['ACCEPT_QUARTERLY', 'FILL_QUARTERLY', 'MEND_QUARTERLY'],
    },
  ],
  waits,
  due,
  notices: {
    QUARTERLY_DECIDED: 'Квартальный отчёт',
  },
} satisfies Module<typeof operations>
