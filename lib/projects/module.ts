/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { due } from './due'
import { operations } from './operations'
import { waits } from './waits'

export const projects = {
  name: 'projects',
  operations,
  journal: {
    groups: {
      portfolio: 'Портфели',
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
  menu: [
    {
      section: 'PROJECTS',
      order: 10,
      path: 'projects',
      label: 'Проекты',
      needs: operations['project.read'],
      counts: ['AGREE_PASSPORT', 'APPROVE_PASSPORT', 'MEND_PASSPORT', 'STAGE_LATE'],
    },
    { section: 'PROJECTS', order: 20, path: 'search', label: 'Поиск', needs: operations['project.read'] },
    {
      section: 'PROJECTS',
      order: 50,
      path: 'reports',
      label: 'Отчёты о проектах',
      needs: operations['report.read'],
      counts: ['ACCEPT_REPORT', 'WRITE_REPORT'],
    },
    {
      section: 'SETTINGS',
      order: 30,
      path: 'significance',
      label: 'Значимость проектов',
      needs: operations['report.read'],
    },
  ],
  waits,
  due,
  notices: {
    PASSPORT_DECIDED: 'Паспорт проекта',
    TASK_GIVEN: 'Задача',
    REPORT_ASKED: 'Отчёт о проекте',
    REPORT_DECIDED: 'Отчёт о проекте',
  },
} satisfies Module<typeof operations>
