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
    Portfolio: { word: 'Портфель' },
    PortfolioTask: { word: 'Общая задача портфеля' },
    PortfolioTaskProject: { word: 'Проект общей задачи' },
  },
  menu: [
    { section: 'PROJECTS', order: 70, path: 'portfolios', label: 'Портфели', needs: operations['portfolio.read'] },
  ],
  due,
} satisfies Module<typeof operations>
