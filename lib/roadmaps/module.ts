/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { roadmapProblems } from './template'
import { operations } from './operations'

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
  agencyEnd: {
    passes:
      'Открытые обязательства по карте программы переходят к преемнику или закрываются; карты самого органа закрываются.',
  },
  files: {
    roadmaps: 'Подписанная дорожная карта',
    roadmapProofs: 'Подтверждение мероприятия',
    roadmapChanges: 'Основание изменения',
  },
  template: { problems: roadmapProblems },
} satisfies Module<typeof operations>
