/** Processes made up at random: decisions, returns, blocks in blocks, several roles. One seed – one process. */
import { END, type ProcessRole } from '@/lib/processes/model/types'
import type { DraftModel, DraftNext, DraftOption, DraftStep } from '@/lib/processes/map/draft'

export const roles: ProcessRole[] = ['Специалист', 'Начальник отдела', 'Юрист', 'Делопроизводитель'].map((name, i) => ({
  id: `role-${i}`,
  name,
}))

/** Numbers from 0 to 1, always the same for a seed. */
function numbers(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 4294967296
  }
}

const words = [
  'Принять заявление',
  'Проверить комплект документов',
  'Согласовать',
  'Подготовить проект решения',
  'Направить межведомственный запрос',
  'Подписать',
]

export function modelOf(seed: number, size = 12): DraftModel {
  const random = numbers(seed)
  const upTo = (n: number): number => Math.floor(random() * n)
  const steps: DraftStep[] = []
  const step = (): DraftStep => {
    const made: DraftStep = {
      id: `${seed}-${steps.length + 1}`,
      name: `${words[upTo(words.length)] ?? ''} ${steps.length + 1}`,
      agency: 'agency',
      unit: 'unit',
      roles: random() < 0.1 ? [] : [{ role: roles[upTo(roles.length)]?.id ?? '', share: '1' }],
      wait: { fixed: String(upTo(500)) },
      work: random() < 0.3 ? { least: '1', usual: '5', most: '9' } : { fixed: String(1 + upTo(90)) },
      value: (['adds', 'needed', 'waste'] as const)[upTo(3)],
    }
    steps.push(made)
    return made
  }
  /** A way of about `n` steps that goes on at `onward`; returns its first step. `before` – steps to return to. */
  const way = (n: number, onward: string, before: readonly string[], depth: number): string => {
    const first = step()
    const rest = n - 1
    const seen = [...before, first.id]
    const on = (left: number, to: string): string => (left > 0 ? way(left, to, seen, depth) : to)
    const kind = random()
    let next: DraftNext
    if (kind < 0.2 && rest > 2) {
      const join = on(Math.floor(rest / 1.6), onward)
      const options: DraftOption[] = [
        { to: way(1 + upTo(3), join, seen, depth), p: '0.5', label: 'да' },
        { to: join, p: '0.3', label: 'нет' },
      ]
      const back = before[upTo(before.length)]
      if (back !== undefined && random() < 0.6) options.push({ to: back, p: '0.2', return: true })
      else options.push({ to: onward, p: '0.2' })
      next = { decision: options }
    } else if (kind < 0.4 && rest > 3 && depth < 2 && onward !== first.id) {
      const at = steps.length
      const join = on(Math.floor(rest / 1.6), onward)
      const branches = Array.from({ length: 2 + upTo(2) }, () => {
        const from = steps.length
        const entry = way(1 + upTo(5), join, [], depth + 1)
        const ids = steps.slice(from).map(({ id }) => id)
        return [entry, ...ids.filter((id) => id !== entry)]
      })
      next = at < steps.length ? { parallel: { branches, join } } : { to: onward }
    } else next = { to: on(rest, onward) }
    first.next = next
    return first.id
  }
  const start = way(size, END, [], 0)
  return { name: `Процесс ${seed}`, start, steps }
}
