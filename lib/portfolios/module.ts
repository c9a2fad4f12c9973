/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const portfolios = {
  name: 'portfolios',
  operations,
  journal: {
    groups: { portfolio: 'Портфели' },
    fields: { portfolioId: 'Портфель', projectIds: 'Проекты', goal: 'Цель' },
  },
  tables: {
    Portfolio: { word: 'Портфель', personal: { goal: 'TEXT', owner: 'NAMED' } },
    PortfolioTask: {
      word: 'Общая задача портфеля',
      personal: { details: 'TEXT', responsible: 'NAMED', createdBy: 'DOER' },
    },
    PortfolioTaskProject: { word: 'Проект общей задачи' },
  },
  agencyEnd: { stays: 'Портфель принадлежит программе, а не органу.' },
} satisfies Module<typeof operations>
