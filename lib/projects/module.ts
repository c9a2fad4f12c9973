/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { projectsFacts } from './facts'
import { projectStatusLabels } from './state/labels'
import { operations } from './operations'

export const projects = {
  name: 'projects',
  operations,
  journal: {
    groups: {
      project: 'Проекты',
      stage: 'Проекты',
      artefact: 'Проекты',
      task: 'Проекты',
      note: 'Проекты',
      report: 'Проекты',
      significance: 'Проекты',
      view: 'Виды списков',
    },
    fields: {
      startedOn: 'Начат',
      closedOn: 'Закрыт',
      result: 'Что сделано',
      noArtefact: 'Почему нет материала',
      stage: 'Этап',
      stages: 'Этапы',
      reopened: 'Открыт заново',
      board: 'Доска',
      present: 'Присутствовали',
      tasks: 'Задачи',
      direction: 'Направление',
      remarks: 'Замечания',
    },
  },
  tables: {
    Project: { word: 'Проект' },
    ProjectParticipant: { word: 'Участник проекта' },
    PassportVersion: { word: 'Паспорт проекта' },
    PassportRemark: { word: 'Замечание к паспорту' },
    ProjectStage: { word: 'Этап проекта' },
    StageMove: { word: 'Перенос срока этапа' },
    ProjectTask: { word: 'Задача проекта' },
    ProjectArtefact: { word: 'Материал проекта' },
    ProjectNote: { word: 'Запись встречи' },
    ProjectEvent: { word: 'Событие проекта' },
    ProjectReport: { word: 'Отчёт о проекте' },
    SignificanceForm: { word: 'Форма значимости' },
    SignificanceEvaluation: { word: 'Оценка значимости' },
    SavedView: { word: 'Вид списка' },
    ProjectImport: { word: 'Загрузка списка проектов' },
  },
  agencyEnd: { stays: 'Проекты остаются за органом, который их вёл; новый руководитель назначается вручную.' },
  files: { passports: 'Подписанный паспорт', artefacts: 'Материал этапа' },
  // Reports on projects that were not submitted by their day: one reminder each.
  sweeps: { 'report-sweep': { cron: '25 1 * * *', seconds: 600 } },
  facts: projectsFacts,
  search: {
    project: {
      title: 'Проекты',
      prefix: '№',
      all: 'Все найденные проекты',
      path: 'projects',
      status: projectStatusLabels,
    },
  },
} satisfies Module<typeof operations>
