/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { readPlan } from './template'
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
  agencyEnd: { stays: 'Цели и факты остаются за органом; сколько органов спрашивают, решает день прекращения.' },
  files: { planFacts: 'Подтверждение факта' },
  template: { problems: (template) => readPlan(template).problems },
} satisfies Module<typeof operations>
