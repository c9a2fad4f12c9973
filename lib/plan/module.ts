/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const plan = {
  name: 'plan',
  operations,
  journal: {
    groups: { plan: 'План программы' },
  },
  tables: {
    Indicator: { word: 'Показатель' },
    IndicatorRevision: { word: 'Изменение показателя' },
    IndicatorTarget: { word: 'Цель показателя' },
    IndicatorFact: { word: 'Факт показателя' },
    FactRecord: { word: 'Запись, принятая в счёт' },
    FactTotal: { word: 'Сумма за квартал' },
    ProgressPublication: { word: 'Опубликованный ход программы' },
  },
  menu: [{ section: 'PLAN', order: 10, path: 'plan', label: 'План программы', needs: operations['plan.read'] }],
} satisfies Module<typeof operations>
