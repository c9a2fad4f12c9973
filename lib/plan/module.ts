/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { readPlan } from './template'
import { planCells } from './cockpit'
import { comparisonLabels, responsibleLabels, totalLabels } from './labels'
import { operations } from './operations'

export const plan = {
  name: 'plan',
  operations,
  journal: {
    groups: { plan: 'План программы' },
    fields: {
      change: 'Изменения',
      comparison: 'Сравнение',
      formula: 'Формула',
      indicator: 'Показатель',
      indicators: 'Показатели',
      perAgency: 'Цель у каждого органа',
      retiredFrom: 'Исключён с года',
      sample: 'Формула – пример',
      source: 'Откуда факт',
      target: 'Цель',
      total: 'Как складывается',
      unit: 'Единица',
    },
    values: {
      ...comparisonLabels,
      ...totalLabels,
      ...responsibleLabels,
    },
  },
  tables: {
    Indicator: { word: 'Показатель' },
    IndicatorRevision: { word: 'Изменение показателя', personal: { reason: 'TEXT', byName: 'DOER' } },
    IndicatorTarget: { word: 'Цель показателя' },
    IndicatorFact: { word: 'Факт показателя', personal: { note: 'TEXT', reason: 'TEXT', byName: 'DOER' } },
    FactRecord: { word: 'Запись, принятая в счёт', notExported: 'Считается из самих записей.' },
    FactTotal: { word: 'Сумма за квартал', notExported: 'Считается из самих записей.' },
    ProgressPublication: { word: 'Опубликованный ход программы', personal: { reason: 'TEXT', publishedBy: 'DOER' } },
  },
  agencyEnd: { stays: 'Цели и факты остаются за органом; сколько органов спрашивают, решает день прекращения.' },
  files: { planFacts: 'Подтверждение факта' },
  template: { problems: (template) => readPlan(template).problems },
  actLists: [{ order: 130, path: 'plan.sections', title: 'Разделы плана мероприятий', ordered: true }],
  readings: { PLAN: { order: 20, title: 'План показателей', changes: 'plan.edit' } },
  cockpit: planCells,
  menu: [{ section: 'PLAN', order: 10, path: 'plan', label: 'План программы', needs: operations['plan.read'] }],
  openData: { progress: { place: 20, columns: 'Что в таблице хода программы' } },
} satisfies Module<typeof operations>
