/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'

export const programme = {
  name: 'programme',
  operations,
  journal: { groups: { office: 'Кабинет' } },
  tables: {},
  agencyEnd: { stays: 'Акт программы от органов не зависит.' },
  actLists: [
    { order: 10, path: 'objectives', title: 'Чего добиваются' },
    { order: 20, path: 'principles', title: 'Принципы' },
    { order: 30, path: 'standards', title: 'Стандарты' },
    { order: 40, path: 'directions', title: 'Где применяют' },
    { order: 60, path: 'implementationStages', title: 'Как внедряют', ordered: true },
    { order: 70, path: 'optimisationStages', title: 'Как улучшают процесс', ordered: true },
    { order: 80, path: 'optimisation.steps', title: 'Как улучшают процесс', ordered: true },
    { order: 90, path: 'clientStudySteps', title: 'Как изучают клиента', ordered: true },
    { order: 100, path: 'serviceDesignSteps', title: 'Как создают сервис', ordered: true },
    { order: 120, path: 'training.formats', title: 'Как учат' },
    { order: 150, path: 'workingGroup.functions', title: 'Чем занимается рабочая группа' },
    { order: 160, path: 'annual', title: 'Каждый год' },
  ],
  menu: [
    {
      section: 'HOME',
      order: 10,
      path: '',
      label: 'Обзор',
      needs: operations['office.read'],
      counts: 'todo',
      exact: true,
    },
  ],
} satisfies Module<typeof operations>
