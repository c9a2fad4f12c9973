/** The module, declared: see lib/core/module.ts. Pure. */
import type { Module } from '@/lib/core/module'
import { operations } from './operations'
import { processProblems } from './template'

export const processes = {
  name: 'processes',
  operations,
  journal: {
    groups: { process: 'Процессы', resource: 'Цены ресурсов', calculation: 'Процессы' },
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
      price: 'Цена, ₽',
      measure: 'Единица',
      retiredOn: 'Не применяется с',
    },
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
} satisfies Module<typeof operations>
