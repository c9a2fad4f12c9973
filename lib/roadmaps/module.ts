/** The module, declared: see lib/core/module.ts. Pure. */
import { shortWords, type Module } from '@/lib/core/module'
import { due } from './due'
import { roadmapProblems } from './template'
import { roadmapCells } from './cockpit'
import { changeKindLabels, changeStatusLabels, partStatusLabels, roadmapStatusLabels } from './labels'
import { operations } from './operations'
import { roadmapsQuarter } from './quarter'
import { waits } from './waits'
import { roadmapYearColumns } from './over-years'

export const roadmaps = {
  name: 'roadmaps',
  operations,
  journal: {
    groups: { roadmap: 'Дорожные карты' },
    fields: {
      dueText: 'Срок словами',
      protocol: 'Протокол',
      consent: 'Согласие',
      source: 'Источник',
      yearFrom: 'С года',
      yearTo: 'По год',
    },
    values: {
      ...shortWords(roadmapStatusLabels),
      ...shortWords(changeStatusLabels),
      ...partStatusLabels,
      ...changeKindLabels,
      EMPTY: 'пустая',
      PROGRAMME: 'из программы',
      PREVIOUS: 'по карте прошлого года',
    },
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
  actLists: [{ order: 140, path: 'roadmap.sections', title: 'Разделы «дорожной карты»', ordered: true }],
  readings: { ROADMAP: { order: 30, title: 'Дорожные карты', changes: 'roadmap.amend' } },
  quarter: { roadmaps: roadmapsQuarter },
  cockpit: roadmapCells,
  yearColumns: roadmapYearColumns,
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
