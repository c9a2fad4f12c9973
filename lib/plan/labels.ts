/** Words of the plan. Pure. */
import type { Comparison } from './lights'

export const comparisonLabels: Record<Comparison, string> = {
  AT_LEAST: 'не менее',
  AT_MOST: 'не более',
  EXACTLY: 'ровно',
}
export const totalLabels: Record<'SUM' | 'LAST', string> = {
  SUM: 'складывается за кварталы',
  LAST: 'берётся последнее известное значение',
}
export const responsibleLabels: Record<string, string> = {
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
