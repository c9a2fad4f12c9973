/** Texts of the calculator: faults of a table of steps, refusals of a typed time, words of its values. */
import { formatLong } from '@/lib/core/dates'
import { lowerFirst, NBSP, oneOrMany, upperFirst } from '@/lib/core/format'
import { isUuid } from '@/lib/core/ids'
import type { Fault, NumberField, TimeField } from './faults'
import type { LeadReason } from './lead'
import type { CostKind } from './money'
import type { Resource } from './prices'
import type { TimeRefusal } from './time'
import { END, type ProcessModel, type ProcessQuestion, type StepValue, type WasteKind } from './types'

export const stepValueLabels: Record<StepValue, string> = {
  adds: 'создаёт ценность',
  needed: 'не создаёт, но нужно',
  waste: 'потеря',
}

export const wasteLabels: Record<WasteKind, string> = {
  overproduction: 'перепроизводство',
  waiting: 'ожидание',
  transport: 'транспортировка',
  overprocessing: 'лишняя обработка',
  inventory: 'запасы',
  motion: 'перемещения',
  defects: 'дефекты',
  talent: 'неиспользованный потенциал',
}

export const costKindLabels: Record<CostKind, string> = {
  wages: 'оплата труда',
  overhead: 'начисления и накладные расходы',
  materials: 'материалы',
  fixed: 'постоянные расходы шага',
}

/** Why the lead time is «только моделированием». */
export const leadReasonLabels: Record<LeadReason, string> = {
  three_point_in_parallel: 'в параллельном блоке есть время из трёх чисел',
  decision_in_parallel: 'в параллельном блоке есть развилка',
  return_in_parallel: 'в параллельном блоке есть возврат на доработку',
}

const MILLION = `1${NBSP}000${NBSP}000`

export const timeRefusalLabels: Record<TimeRefusal, string> = {
  empty: 'Время не указано. Если его нет, введите 0.',
  which_day: 'Не сказано, какие это дни. Введите рабочие дни – «3 р. д.» – или календарные – «3 к. д.».',
  range: 'Это промежуток, а нужно одно время. Введите обычное время или три числа: «15–20–40 мин».',
  limit: 'Это предел, а не само время. Введите, сколько шаг занимает на деле: «30 мин».',
  approximate: 'Введите само число без «около» и знака «~»: «30 мин».',
  long_unit: 'Месяцы, кварталы и годы бывают разной длины. Введите рабочие дни или недели: «20 р. д.», «4 нед.».',
  unknown_unit:
    'Единица не понята. Введите минуты, часы, рабочие дни или недели: «90 мин», «1,5 ч», «3 р. д.», «2 нед.».',
  negative: 'Время не может быть меньше нуля. Уберите знак «минус».',
  too_big: `Время больше ${MILLION} минут. Проверьте число и единицу.`,
  order: 'Три числа должны идти по возрастанию: наименьшее, обычное, наибольшее.',
  not_a_time: 'Время не понято. Введите число и единицу: «90 мин», «1,5 ч», «3 р. д.», «2 нед.», «1:30».',
}

/** What happened and where, then what to do. */
export function faultText(fault: Fault, model: ProcessModel, question: ProcessQuestion): string {
  const where = placeText(fault.rows, model)
  const one = fault.rows.length === 1
  switch (fault.code) {
    case 'no_steps':
      return 'В процессе нет ни одного шага. Добавьте первый шаг.'
    case 'no_start':
      return 'Не указано, с какого шага процесс начинается. Выберите начальный шаг.'
    case 'no_end':
      return 'Ни один шаг не ведёт к концу процесса. Укажите «конец» у последнего шага.'
    case 'no_next':
      return `${where}: не указано, что дальше. Укажите следующий шаг или конец процесса.`
    case 'duplicate_step':
      return one
        ? `${where}: его обозначение занято концом процесса. Дайте шагу другое.`
        : `${where}: одно обозначение на всех, переходы к ним неоднозначны. Дайте каждому своё.`
    case 'unreachable':
      return `${where}: сюда не приводит ни один путь от начала. Добавьте переход или удалите ${one ? 'шаг' : 'шаги'}.`
    case 'trap':
      return `${where}: отсюда нельзя дойти до конца процесса, в параллельном блоке – до его соединения. Добавьте выход с вероятностью больше 0.`
    case 'unknown_step':
      return one
        ? `${where}: шага «${fault.target}», к которому он ведёт, нет. Выберите другой шаг или добавьте этот.`
        : `Начальный шаг «${fault.target}» не найден. Выберите, с какого шага процесс начинается.`
    case 'jump_out_of_parallel':
      return `${where}: переход ведёт из ветви параллельного блока наружу, ${targetText(fault.target, model)}. Ведите к соединению блока или к шагу той же ветви.`
    case 'jump_into_parallel':
      return intoText(fault.rows, fault.target, model)
    case 'unknown_role':
      // An id says nothing to a reader.
      return `${where}: ${isUuid(fault.role) ? 'такой роли' : `роли «${fault.role}»`} нет в списке ролей. Выберите роль из списка или добавьте её туда.`
    case 'bad_share':
      return `${where}: доля роли ${nameOfRole(fault.role, question)} меньше 0 или больше 1. Исправьте долю.`
    case 'probability_range':
      return `${where}: вероятность ${comma(fault.p)} меньше 0 или больше 1. Исправьте вероятность.`
    case 'probability_sum':
      return `${where}: вероятности в сумме дают ${comma(fault.sum)}, а должны ровно 1. Исправьте вероятности.`
    case 'three_point_order':
      return `${where}: ${timeName(fault.field)} – наименьшее, обычное и наибольшее идут не по возрастанию. Поменяйте их местами.`
    case 'negative_time':
      return `${where}: ${timeName(fault.field)} меньше нуля. Введите 0 или больше.`
    case 'time_too_big':
      return `${where}: ${timeName(fault.field)} больше ${MILLION} минут. Проверьте число и единицу.`
    case 'not_a_number':
      return fault.text.trim() === ''
        ? `${where && `${where}: `}${numberName(fault.field, question)} – не указано. Если его нет, введите 0.`
        : `${where && `${where}: `}${numberName(fault.field, question)} – «${fault.text}», это не число. Введите число.`
    case 'negative_amount':
      return `${where && `${where}: `}${numberName(fault.field, question)} меньше нуля. Введите 0 или больше.`
    case 'bad_useful_share':
      return 'Полезная доля рабочего времени должна быть больше 0 и не больше 1. Исправьте её.'
    case 'missing_price':
      return `На ${noPriceDay(fault.day)} нет цены: ${resourceName(fault.resource, question)}${where && ` (${lowerFirst(where)})`}. Добавьте строку цены, которая действует в этот день.`
    case 'two_prices_from_a_day':
      return `Две цены с одного дня, ${noPriceDay(fault.day)}: ${resourceName(fault.resource, question)}. Оставьте одну.`
    case 'no_calendar':
      return `Производственный календарь на ${fault.year}${NBSP}год ещё не загружен: стоимость года и численность посчитать нельзя. Выберите другой год.`
  }
}

function intoText(rows: readonly number[], target: string, model: ProcessModel): string {
  const [row] = rows
  if (row === undefined)
    return `Процесс начинается переходом ${targetText(target, model)} – внутрь ветви параллельного блока. Выберите начальным шаг вне блоков.`
  if (model.steps[row]?.id === target)
    return `${placeText(rows, model)}: шаг стоит в ветви параллельного блока, который сам открывает. Уберите его из ветви.`
  return `${placeText(rows, model)}: переход ведёт внутрь ветви параллельного блока, ${targetText(target, model)}. В ветвь входят только через начало блока; ведите туда.`
}

/** The same where the step is in sight: its number and name are left out. */
export function faultTextAtStep(fault: Fault, model: ProcessModel, question: ProcessQuestion): string {
  const [place, text] = [`${placeText(fault.rows, model)}: `, faultText(fault, model, question)]
  return text.startsWith(place) ? upperFirst(text.slice(place.length)) : text
}

/** Without the «г.»: a sentence goes on after it. */
const noPriceDay = (day: string): string => formatLong(day).replace(/\u00a0г\.$/, `${NBSP}года`)

const comma = (number: string): string => number.replace('.', ',').replace('-', '−')

/** «Шаг № 4 «Доработать»», «Шаги № 3 «…», № 4 «…»»; empty for no step. */
function placeText(rows: readonly number[], { steps }: ProcessModel): string {
  if (rows.length === 0) return ''
  return `${oneOrMany(rows.length, 'Шаг', 'Шаги')} ${rows.map((row) => numbered(row, steps[row]?.name)).join(', ')}`
}

const numbered = (row: number, name = ''): string => `№${NBSP}${row + 1}${name && ` «${name}»`}`

function targetText(target: string, { steps }: ProcessModel): string {
  const row = steps.findIndex(({ id }) => id === target)
  return target === END ? 'к концу процесса' : `к шагу ${numbered(row, steps[row]?.name)}`
}

function timeName(field: TimeField): string {
  switch (field.time) {
    case 'work':
      return 'время работы'
    case 'wait':
      return 'ожидание'
    case 'waste':
      return `потери «${wasteLabels[field.kind]}»`
  }
}

function numberName(field: NumberField, question: ProcessQuestion): string {
  if ('time' in field) return timeName(field)
  switch (field.number) {
    case 'probability':
      return 'вероятность'
    case 'fixedCost':
      return 'постоянные расходы'
    case 'runsPerYear':
      return 'Число прогонов в год'
    case 'usefulShare':
      return 'Полезная доля рабочего времени'
    case 'oneOff':
      return 'Разовые затраты'
    case 'share':
      return `доля роли ${nameOfRole(field.role, question)}`
    case 'quantity':
      return `количество материала ${nameOfMaterial(field.material, question)}`
    case 'price':
      return `Цена с ${noPriceDay(field.from)} – ${resourceName(field.resource, question)}`
  }
}

const nameOfRole = (role: string, { roles }: ProcessQuestion): string =>
  `«${roles.find(({ id }) => id === role)?.name ?? role}»`

const nameOfMaterial = (material: string, { prices }: ProcessQuestion): string =>
  `«${prices?.materials[material]?.name ?? material}»`

function resourceName(resource: Resource, question: ProcessQuestion): string {
  switch (resource.kind) {
    case 'rate':
      return `ставка роли ${nameOfRole(resource.id, question)}`
    case 'material':
      return `материал ${nameOfMaterial(resource.id, question)}`
    case 'overhead':
      return 'доля начислений и накладных расходов'
  }
}
