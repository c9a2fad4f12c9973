/** Words of the plan. Pure. */
import type { Comparison } from './lights'
import type { RecordSource } from './sources'

export const comparisonLabels: Record<Comparison, string> = {
  AT_LEAST: 'не менее',
  AT_MOST: 'не более',
  EXACTLY: 'ровно',
}
export const totalLabels: Record<'SUM' | 'LAST', string> = {
  SUM: 'складывается за кварталы',
  LAST: 'берётся последнее известное значение',
}
const responsibleLabels: Record<string, string> = {
  PARTICIPANTS: 'участники',
  AUTHORITY: 'уполномоченный орган',
  COMPETENCE_CENTRE: 'центр компетенций',
}
export const responsibleCodes = Object.keys(responsibleLabels)
export const responsibleText = (responsible: readonly string[]): string =>
  responsible.map((one) => responsibleLabels[one] ?? one).join(', ')
export const responsibleLabel = (one: string): string => responsibleLabels[one] ?? one

export const revisionLabels: Record<string, string> = {
  CREATED: 'Добавлен в план',
  CHANGED: 'Изменён',
  TARGET: 'Изменена цель',
  RETIRED: 'Исключён из плана',
  RESTORED: 'Возвращён в план',
}
export const fieldLabels: Record<string, string> = {
  number: 'номер',
  title: 'название',
  unit: 'единица',
  comparison: 'сравнение',
  perAgency: 'чья цель',
  responsible: 'ответственные',
  source: 'откуда факт',
  formula: 'формула',
  section: 'раздел',
  sectionNumber: 'номер раздела',
  note: 'пояснение',
  total: 'как складывается',
  sample: 'пример формулы',
  retiredFrom: 'исключён с года',
}

/** Where a record of a source opens in the office. */
export const recordPath = (source: RecordSource, row: { recordId: string; agencyId: string }): string => {
  switch (source) {
    case 'PROJECTS_OPENED':
    case 'PROJECTS_FINISHED':
    case 'PROJECTS_REPLICATED':
      return `/projects/${row.recordId}`
    case 'PROPOSALS_FILED':
    case 'PROPOSALS_ACCEPTED':
    case 'PROPOSALS_DONE':
      return `/proposals/${row.recordId}`
    case 'PRACTICES_PUBLISHED':
      return `/practices/${row.recordId}`
    case 'AGENCIES_RATED':
    case 'RATING_PUBLISHED':
      return '/campaigns'
    case 'QUARTERLY_ACCEPTED':
      return `/quarterly/${row.recordId}`
    case 'TOOLS_APPLIED':
      return `/tools/${row.agencyId}`
  }
}
