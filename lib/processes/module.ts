/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { processCells } from './cockpit'
import { operations } from './operations'
import { processKindLabels, processStatusLabels } from './registry/labels'
import { processProblems } from './template'
import { waits } from './waits'

export const processes = {
  name: 'processes',
  operations,
  journal: {
    groups: { process: 'Процессы', registry: 'Процессы', typical: 'Процессы' },
    fields: {
      code: 'Код',
      carries: 'Что несёт',
      representative: 'Представитель владельца',
      runsPerYear: 'Прогонов в год',
      federalId: 'Номер в федеральном реестре',
      inputs: 'Входы',
      outputs: 'Результаты',
      consumers: 'Потребители',
      regulations: 'Регламенты',
      systems: 'Информационные системы',
      indicators: 'Показатели',
      participants: 'Участники процесса',
      oneOff: 'Разовые затраты, ₽',
      group: 'Группа',
      unitId: 'Подразделение',
      typicalId: 'Типовой процесс',
      droppedOn: 'Исключён',
      droppedBasis: 'Основание исключения',
      mergedIntoId: 'Влит в процесс',
      reengineeredOn: 'Реинжиниринг завершён',
      reengineeredBasis: 'Чем подтверждён реинжиниринг',
      fromId: 'От процесса',
      toId: 'К процессу',
      what: 'Что передаётся',
      aId: 'Процесс',
      bId: 'Похожий процесс',
      processId: 'Процесс',
      answer: 'Ответ',
      actTitle: 'Вид акта',
      actNumber: 'Номер акта',
      actOn: 'Дата акта',
      count: 'Процессов',
      retired: 'Исключён из перечня',
    },
    values: processKindLabels,
  },
  tables: {
    Process: {
      word: 'Процесс',
      personal: { representative: 'NAMED', droppedBasis: 'TEXT', reengineeredBasis: 'TEXT', createdBy: 'DOER' },
    },
    ProcessParticipant: { word: 'Участник процесса' },
    ProcessLink: { word: 'Связь процессов' },
    ProcessPair: { word: 'Пара похожих процессов', personal: { decidedBy: 'DOER' } },
    ProcessComment: {
      word: 'Замечание к процессу',
      personal: { text: 'TEXT', byName: 'DOER', answer: 'TEXT', answeredBy: 'DOER' },
    },
    ProcessMap: { word: 'Карта процесса', personal: { resources: 'TEXT' } },
    ProcessStep: { word: 'Шаг процесса', personal: { data: 'TEXT', updatedBy: 'DOER' } },
    ProcessCalculation: { word: 'Утверждённый расчёт процесса', personal: { note: 'TEXT', approvedBy: 'DOER' } },
    ProcessResource: { word: 'Ресурс процессов' },
    ProcessResourcePrice: { word: 'Цена ресурса', personal: { basis: 'TEXT', byName: 'DOER' } },
    TypicalProcess: { word: 'Типовой процесс', personal: { note: 'TEXT' } },
    RegistryVersion: { word: 'Версия реестра процессов', personal: { snapshot: 'NAMED', approvedBy: 'DOER' } },
    ProcessPublication: {
      word: 'Публикация процесса',
      personal: { content: 'TEXT', publishedBy: 'DOER', withdrawnBy: 'DOER', withdrawnReason: 'TEXT' },
    },
  },
  agencyEnd: {
    passes: 'Реестр процессов, подразделения и цены ресурсов переходят к преемнику с отметкой, откуда пришли.',
  },
  template: { problems: processProblems },
  files: { registryActs: 'Акт о реестре процессов' },
  cockpit: processCells,
  search: {
    process: {
      title: 'Процессы',
      prefix: '',
      all: 'Все найденные процессы',
      path: 'processes',
      status: processStatusLabels,
    },
  },
  menu: [
    {
      section: 'PROCESSES',
      order: 10,
      path: 'processes',
      label: 'Реестр процессов',
      needs: operations['process.read'],
      counts: ['ANSWER_PROCESS'],
    },
    {
      section: 'PROCESSES',
      order: 60,
      path: 'processes/typical',
      label: 'Типовой перечень',
      needs: operations['process.read'],
    },
  ],
  waits,
  notices: { PROCESS_ANSWERED: 'Ответ о процессе' },
} satisfies Module<typeof operations>
