/** The module, declared: see lib/core/module.ts. Pure. */
import { shortWords, type Module } from '@/lib/core/module'
import { due } from './due'
import { projectsFacts } from './facts'
import { passportStatusLabels, projectKindLabels, projectStatusLabels } from './state/labels'
import { projectCells } from './cockpit'
import { reportKindLabels, reportStatusLabels } from './reports/labels'
import { taskBoardLabels, taskStatusLabels } from './tasks/labels'
import { projectImport } from './list/import-table'
import { operations } from './operations'
import { projectsQuarter } from './quarter'
import { pathLabel } from './passport/labels'
import { waits } from './waits'
import { projectYearColumns, projectYearFigures } from './over-years'

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
      agreedBy: 'Согласовал',
      path: 'Место в паспорте',
      doubt: 'Сомнение',
      doubts: 'Сомнительных мест',
      projects: 'Проекты',
      query: 'Отбор',
      ground: 'Основание',
      practiceId: 'Практика',
      proposalId: 'Предложение',
      part: 'Роль в проекте',
    },
    fieldOf: pathLabel,
    values: {
      ...projectKindLabels,
      ...shortWords(reportStatusLabels),
      ...shortWords(passportStatusLabels),
      ...shortWords(projectStatusLabels),
      ...reportKindLabels,
      ...taskStatusLabels,
      ...taskBoardLabels,
      AGENCY: 'по проектам органа',
      PROJECT: 'по одному проекту',
      PORTFOLIO: 'по портфелю',
      ALL: 'по всем проектам',
    },
  },
  tables: {
    Project: {
      word: 'Проект',
      personal: {
        leaderName: 'NAMED',
        form: 'NAMED',
        fields: 'NAMED',
        edits: 'DOER',
        publicText: 'TEXT',
        createdBy: 'DOER',
      },
    },
    ProjectParticipant: { word: 'Участник проекта' },
    PassportVersion: {
      word: 'Паспорт проекта',
      personal: {
        fields: 'NAMED',
        submittedBy: 'DOER',
        reason: 'TEXT',
        agreedBy: 'DOER',
        approverName: 'DOER',
        approverPosition: 'DOER',
        decidedBy: 'DOER',
      },
    },
    PassportRemark: { word: 'Замечание к паспорту', personal: { text: 'TEXT', byName: 'DOER' } },
    ProjectStage: { word: 'Этап проекта', personal: { closedBy: 'DOER', result: 'TEXT', noArtefact: 'TEXT' } },
    StageMove: { word: 'Перенос срока этапа', personal: { reason: 'TEXT', byName: 'DOER' } },
    ProjectTask: { word: 'Задача проекта', personal: { details: 'TEXT', responsible: 'NAMED', createdBy: 'DOER' } },
    ProjectArtefact: { word: 'Материал проекта', personal: { note: 'TEXT', addedBy: 'DOER' } },
    ProjectNote: { word: 'Запись встречи', personal: { present: 'NAMED', text: 'TEXT', byName: 'DOER' } },
    ProjectEvent: { word: 'Событие проекта', personal: { data: 'NAMED', byName: 'DOER' } },
    ProjectReport: {
      word: 'Отчёт о проекте',
      personal: {
        request: 'TEXT',
        body: 'TEXT',
        askedBy: 'DOER',
        submittedBy: 'DOER',
        decidedBy: 'DOER',
        remarks: 'TEXT',
      },
    },
    SignificanceForm: { word: 'Форма значимости', personal: { createdBy: 'DOER' } },
    SignificanceEvaluation: { word: 'Оценка значимости', personal: { comment: 'TEXT', byName: 'DOER' } },
    SavedView: { word: 'Вид списка', personal: { name: 'PERSON' } },
    ProjectImport: { word: 'Загрузка списка проектов' },
  },
  agencyEnd: { stays: 'Проекты остаются за органом, который их вёл; новый руководитель назначается вручную.' },
  files: { passports: 'Подписанный паспорт', artefacts: 'Материал этапа' },
  // Reports on projects that were not submitted by their day: one reminder each, in the tenant's morning.
  sweeps: { 'report-sweep': { cron: '25 * * * *', seconds: 600 } },
  facts: projectsFacts,
  actLists: [{ order: 110, path: 'projectGrounds', title: 'Откуда берутся проекты' }],
  search: {
    project: {
      needs: operations['project.read'],
      prefix: '№',
      all: 'Все найденные проекты',
      path: 'projects',
      status: projectStatusLabels,
    },
  },
  quarter: { projects: projectsQuarter },
  cockpit: projectCells,
  yearFigures: projectYearFigures,
  yearColumns: projectYearColumns,
  imports: { projects: projectImport },
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
