import type { OperationName } from '@/lib/modules'
import type { ProcessView } from '@/lib/processes/registry/process-queries'

type ProcessTab = {
  segment: string
  label: string
  when?: (process: ProcessView) => boolean
  /** Left out for those who may not see the page. */
  needs?: OperationName
}

/**
 * Pages of a process, in the order of the tabs: Обзор, Шаги, Замеры, Карта, Расчёт, Моделирование, Оптимизация,
 * Стандарт, Публикация. A tab stands here only when its page exists; `when` leaves it out where it has nothing to say
 * yet.
 */
export const processTabs: readonly ProcessTab[] = [
  { segment: '', label: 'Обзор' },
  { segment: 'steps', label: 'Шаги' },
  { segment: 'timing', label: 'Замеры', when: ({ steps }) => steps.asIs + steps.toBe > 0 },
  { segment: 'map', label: 'Карта' },
  { segment: 'calculation', label: 'Расчёт' },
  { segment: 'simulation', label: 'Моделирование', when: ({ steps }) => steps.asIs + steps.toBe > 0 },
  { segment: 'optimisation', label: 'Оптимизация', needs: 'optimisation.read' },
  { segment: 'standard', label: 'Стандарт', needs: 'standard.read' },
  { segment: 'publication', label: 'Публикация' },
]
