/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { due } from './due'
import { operations } from './operations'
import { waits } from './waits'

export const roadmaps = {
  name: 'roadmaps',
  operations,
  journal: {
    groups: { roadmap: 'Дорожные карты' },
  },
  tables: {
    Roadmap: { word: 'Дорожная карта' },
    RoadmapItem: { word: 'Мероприятие дорожной карты' },
    RoadmapPart: { word: 'Обязательство исполнителя' },
    RoadmapProof: { word: 'Подтверждение мероприятия' },
    RoadmapChange: { word: 'Изменение дорожной карты' },
    RoadmapEvent: { word: 'Событие дорожной карты' },
  },
  menu: [
    {
      section: 'PLAN',
      order: 20,
      path: 'roadmaps',
      label: 'Дорожные карты',
      needs: operations['roadmap.read'],
      counts: ['ACCEPT_PROOF', 'DELIVER_FOR_BODY', 'CONSENT_CHANGE', 'DELIVER_PART', 'APPROVE_ROADMAP'],
    },
  ],
  waits,
  due,
  notices: {
    ROADMAP_DECIDED: 'Дорожная карта',
  },
} satisfies Module<typeof operations>
