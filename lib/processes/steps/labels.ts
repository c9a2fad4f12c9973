/** Words of the table of steps. Pure. */
import type { StepData } from './data'
import type { CellField } from './cells'

/** Short, as the table says it. */
export const valueLabels: Record<StepData['value'], string> = { adds: 'ценность', needed: 'нужно', waste: 'потеря' }

export const asksLabels: Record<NonNullable<StepData['asks']>, string> = {
  approval: 'согласование',
  information: 'запрос сведений у другого подразделения',
}

export const subTakesLabels: Record<StepData['subTakes'], string> = {
  own: 'свои: как набраны в шаге',
  sum: 'сумма подпроцесса',
}

export const fieldLabels: Record<CellField, string> = {
  name: 'Что делается',
  agencyId: 'Орган',
  unitId: 'Подразделение',
  roles: 'Роль',
  wait: 'Ожидание до',
  work: 'Работа',
  value: 'Вид',
  materials: 'Материалы',
  fixedCost: 'Постоянные расходы, ₽',
  wastes: 'Потери, мин',
  wasteNote: 'Примечание к потерям',
  documentsIn: 'Документы на входе',
  documentsOut: 'Документы на выходе',
  system: 'Информационная система',
  asks: 'Согласование или запрос',
  check: 'Проверка перед передачей',
  outside: 'Несут другие',
  subId: 'Подпроцесс',
  subTakes: 'Время и стоимость шага',
  fromId: 'Шаг «как есть»',
  next: 'Дальше, доля',
  position: 'Место в таблице',
}
