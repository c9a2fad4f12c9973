/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
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
  waits,
} satisfies Module<typeof operations>
