/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { due } from './due'
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
  menu: [
    { section: 'PROJECTS', order: 70, path: 'portfolios', label: 'Портфели', needs: operations['portfolio.read'] },
  ],
  due,
} satisfies Module<typeof operations>
