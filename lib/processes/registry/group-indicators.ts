/**
 * Indicators that a group of processes suggests: offered in the form, never written by themselves. By the key that the
 * groups of the acts have; a group that a tenant has named otherwise suggests nothing. Pure.
 */
import type { ProcessIndicator } from './entry'

const suggested = (name: string, unit: string, key = true): ProcessIndicator => ({
  name,
  unit,
  key,
  now: '',
  target: '',
})

const CLIENT = [
  suggested('Визиты клиента за одно обращение', 'раз'),
  suggested('Документы, которые приносит клиент', 'штук'),
  suggested('Удовлетворённость клиентов', '%'),
]

/** Of control: what section 6 of Kirov's concept asks for, in its order. */
const byGroup: Record<string, readonly ProcessIndicator[]> = {
  services: CLIENT,
  support: CLIENT,
  control: [
    suggested('Доля профилактических мероприятий среди всех контрольных и профилактических', '%'),
    suggested('Доля мероприятий, проведённых дистанционно', '%'),
    suggested('Плановые проверки, от которых отказались', 'штук'),
    suggested('Перечень обязательных требований открыт для самопроверки', '', false),
  ],
  appeals: [suggested('Обращения, решённые с первого раза', '%'), suggested('Удовлетворённость ответом', '%')],
  access: [suggested('Сведения, которые человек находит сам', '%'), suggested('Удовлетворённость клиентов', '%')],
  internal: [suggested('Удовлетворённость внутренних клиентов', '%')],
}

const plain = (name: string): string => name.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()

/** What the group suggests and the process has not got yet. */
export function suggestedIndicators(group: string, named: readonly string[]): readonly ProcessIndicator[] {
  const known = new Set(named.map(plain))
  return (Object.hasOwn(byGroup, group) ? (byGroup[group] ?? []) : []).filter(({ name }) => !known.has(plain(name)))
}
