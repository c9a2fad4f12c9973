/** A unit that was typed beside a number, in the form that the number asks for: «3 подписи». Pure. */
import { decimal, formatDecimal } from './decimal'
import { NBSP, plural } from './format'

/** Of one, of two, of five; of a fraction, where that is not the form of two. */
type Forms = readonly [one: string, few: string, many: string, part?: string]

/** Units of goals and processes that the forms of the acts and people name; any other stays as it was typed. */
const known: readonly Forms[] = [
  ['рабочий день', 'рабочих дня', 'рабочих дней', 'рабочего дня'],
  ['календарный день', 'календарных дня', 'календарных дней', 'календарного дня'],
  ['день', 'дня', 'дней'],
  ['час', 'часа', 'часов'],
  ['минута', 'минуты', 'минут'],
  ['секунда', 'секунды', 'секунд'],
  ['неделя', 'недели', 'недель'],
  ['месяц', 'месяца', 'месяцев'],
  ['рубль', 'рубля', 'рублей'],
  ['человек', 'человека', 'человек'],
  ['раз', 'раза', 'раз'],
  ['подпись', 'подписи', 'подписей'],
  ['согласование', 'согласования', 'согласований'],
  ['документ', 'документа', 'документов'],
  ['обращение', 'обращения', 'обращений'],
  ['жалоба', 'жалобы', 'жалоб'],
  ['визит', 'визита', 'визитов'],
  ['шаг', 'шага', 'шагов'],
  ['этап', 'этапа', 'этапов'],
  ['экземпляр', 'экземпляра', 'экземпляров'],
  ['единица', 'единицы', 'единиц'],
  ['штука', 'штуки', 'штук'],
  ['место', 'места', 'мест'],
  ['ошибка', 'ошибки', 'ошибок'],
  ['возврат', 'возврата', 'возвратов'],
  ['процесс', 'процесса', 'процессов'],
  ['проект', 'проекта', 'проектов'],
  ['сотрудник', 'сотрудника', 'сотрудников'],
  ['метр', 'метра', 'метров'],
]

const asKnown = (unit: string): { forms: Forms; rest: string } | null => {
  for (const forms of known)
    for (const form of forms)
      if (form && (unit === form || unit.startsWith(`${form} `) || unit.startsWith(`${form},`)))
        return { forms, rest: unit.slice(form.length) }
  return null
}

/** The unit in the form of the number, a decimal text. */
export function unitOf(value: string, unit: string): string {
  const found = asKnown(unit.trim())
  if (!found) return unit
  const { forms, rest } = found
  const { units, scale } = decimal(value)
  const whole = units / 10 ** scale
  const [one, few, many, part = few] = forms
  return `${Number.isInteger(whole) ? plural(whole, one, few, many) : part}${rest}`
}

/** «3 подписи», number and unit held together; a number alone where it has no unit. */
export const withUnit = (value: string, unit: string): string =>
  unit ? `${formatDecimal(value)}${NBSP}${unitOf(value, unit)}` : formatDecimal(value)
