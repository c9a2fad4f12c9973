/** Russian texts for what a simulation refuses. Pure. */
import type { SimulationFault } from './schema'

const quoted = (name: string | undefined, none: string): string => (name === undefined ? none : `«${name}»`)

const texts: Record<SimulationFault['code'], (step: string, role: string) => string> = {
  no_steps: () => 'В процессе нет шагов: моделировать нечего.',
  unknown_step: (step) => `Переход из шага ${step} ведёт к шагу, которого нет. Исправьте таблицу шагов.`,
  unknown_role: (step, role) => `Не указано, сколько людей в роли ${role}: она нужна шагу ${step}.`,
  not_a_number: (step) => `Проверьте числа шага ${step}: время, доли ролей, вероятности.`,
  endless: (step) => `Процесс не приходит к концу: проверьте переходы шага ${step}.`,
  few_people: (step, role) => `Шагу ${step} нужно сразу больше людей в роли ${role}, чем есть: он никогда не начнётся.`,
  no_arrivals: () => 'Укажите, сколько обращений поступает: число больше нуля.',
  too_big: () => 'Слишком много обращений сразу. Сократите период или число прогонов либо добавьте людей.',
  no_cases: () => 'За период, который измеряется, не поступило ни одного обращения. Удлините период.',
  limit_unit: () => 'Срок в календарных днях считается только по производственному календарю.',
}

/** Says a fault to a person; `steps` and `roles` are their names by id. */
export function faultText(
  { code, step, role }: SimulationFault,
  steps: Readonly<Record<string, string>>,
  roles: Readonly<Record<string, string>>,
): string {
  const named = (id: string | undefined, names: Readonly<Record<string, string>>): string | undefined =>
    id === undefined ? undefined : (names[id] ?? id)
  return texts[code](quoted(named(step, steps), 'таблицы'), quoted(named(role, roles), 'из таблицы'))
}
