/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { roadmapProblems } from './template'
import { roadmapCells } from './cockpit'
import { operations } from './operations'

export const roadmaps = {
  name: 'roadmaps',
  operations,
  journal: {
    groups: { roadmap: 'Дорожные карты' },
  },
  tables: {
    Roadmap: {
      word: 'Дорожная карта',
      personal: { approvedByName: 'DOER', approvedByPosition: 'DOER', remark: 'TEXT', createdBy: 'DOER' },
    },
    RoadmapItem: { word: 'Мероприятие дорожной карты' },
    RoadmapPart: {
      word: 'Обязательство исполнителя',
      personal: { submittedBy: 'DOER', decidedBy: 'DOER', remark: 'TEXT', closedReason: 'TEXT' },
      impersonal: ['bodyName', 'groupName'],
    },
    RoadmapProof: { word: 'Подтверждение мероприятия', personal: { note: 'TEXT', byName: 'DOER' } },
    RoadmapChange: {
      word: 'Изменение дорожной карты',
      personal: { reason: 'TEXT', proposedBy: 'DOER', remark: 'TEXT', decidedBy: 'DOER' },
    },
    RoadmapEvent: { word: 'Событие дорожной карты', personal: { words: 'TEXT', byName: 'DOER' } },
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
  cockpit: roadmapCells,
} satisfies Module<typeof operations>
