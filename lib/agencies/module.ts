/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { agencyKindLabels } from '@/lib/core/agency-kinds'
import { agencyStatusLabels } from './labels'
import { agencyImport } from './import-table'
import { operations } from './operations'

export const agencies = {
  name: 'agencies',
  operations,
  journal: {
    groups: { agency: 'Участники', unit: 'Участники' },
    fields: {
      shortName: 'Краткое название',
      parentId: 'Вышестоящий участник',
      inn: 'ИНН',
      mergedIntoId: 'Объединён с',
      children: 'Подведомственные',
      intoId: 'Присоединён к',
      head: 'Руководитель',
      added: 'Добавлены',
      heads: 'Названо руководителей',
    },
    values: { ...agencyKindLabels, ...agencyStatusLabels },
  },
  tables: {
    Agency: { word: 'Участник', impersonal: ['name', 'shortName'] },
    AgencyEvent: { word: 'Событие участника' },
    Unit: { word: 'Подразделение', personal: { head: 'NAMED' }, impersonal: ['name', 'shortName'] },
    AgencyImport: { word: 'Загрузка списка участников' },
  },
  agencyEnd: {
    stays: 'Орган, его прежнее название и события остаются; подчинённые переходят к преемнику самой командой.',
  },
  imports: { agencies: agencyImport },
  menu: [
    {
      section: 'AGENCIES',
      order: 10,
      path: 'agencies',
      label: 'Органы и организации',
      needs: operations['agency.read'],
    },
  ],
} satisfies Module<typeof operations>
