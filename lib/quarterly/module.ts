/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { due } from './due'
import { reportingProblems } from './template'
import { quarterlyFacts } from './counted'
import { reportCells } from './cockpit'
import { sectionTitles } from './labels'
import { operations } from './operations'
import { waits } from './waits'
import { reportYearColumns } from './over-years'

export const quarterly = {
  name: 'quarterly',
  operations,
  journal: {
    groups: { quarterly: 'Квартальные отчёты' },
    fields: {
      ...sectionTitles,
      conflicts: 'Расхождения',
      active: 'Собирается',
      dueDay: 'Сдать до числа',
      lateAfterDay: 'Просрочен после числа',
      shift: 'Перенос с выходного',
      remindDays: 'Напомнить за дней',
      by: 'Кто правил',
      general: 'В целом',
      facts: 'Факты',
    },
    values: { KEEP: 'не переносить', NEXT_WORKING: 'на следующий рабочий день' },
  },
  tables: {
    QuarterlyRule: { word: 'Порядок квартальных отчётов', personal: { madeBy: 'DOER' } },
    QuarterlyReport: {
      word: 'Квартальный отчёт',
      personal: { words: 'TEXT', submittedBy: 'DOER', decidedBy: 'DOER', createdBy: 'DOER' },
    },
    QuarterlyReportEvent: { word: 'Событие квартального отчёта', personal: { data: 'TEXT', byName: 'DOER' } },
    QuarterlyReminder: { word: 'Напоминание об отчёте' },
    QuarterlyNote: { word: 'Аналитическая справка', personal: { words: 'TEXT' } },
  },
  agencyEnd: { stays: 'Отчёты остаются; записи квартала преемник показывает вместе со своими.' },
  // Quarterly reports due soon or overdue: each tenant's own daytime falls into another hour.
  sweeps: { 'quarterly-sweep': { cron: '35 * * * *', seconds: 600 } },
  template: { problems: reportingProblems },
  facts: quarterlyFacts,
  readings: { QUARTERLY: { order: 40, title: 'Квартальные отчёты', changes: 'quarterly.rule' } },
  cockpit: reportCells,
  yearColumns: reportYearColumns,
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
