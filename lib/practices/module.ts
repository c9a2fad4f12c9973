/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { practicesFacts } from './facts'
import { practiceStatusLabels } from './labels'
import { operations } from './operations'
import { practicesQuarter } from './quarter'
import { waits } from './waits'

export const practices = {
  name: 'practices',
  operations,
  journal: {
    groups: { practice: 'Практики' },
    fields: {
      problem: 'Проблема',
      solution: 'Решение',
      conditions: 'Условия применения',
      contact: 'Контакт',
    },
  },
  tables: {
    Practice: {
      word: 'Практика',
      personal: {
        problem: 'TEXT',
        solution: 'TEXT',
        results: 'TEXT',
        conditions: 'TEXT',
        contact: 'NAMED',
        remarks: 'TEXT',
        createdBy: 'DOER',
      },
    },
    PracticeFile: { word: 'Файл практики' },
  },
  agencyEnd: { stays: 'Опубликованные практики остаются под названием органа.' },
  files: { practices: 'Файл практики' },
  facts: practicesFacts,
  quarter: { practices: practicesQuarter },
  search: {
    practice: {
      needs: operations['practice.read'],
      prefix: '',
      all: 'Все найденные практики',
      path: 'practices',
      status: practiceStatusLabels,
    },
  },
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
