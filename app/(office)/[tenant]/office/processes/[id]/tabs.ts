import type { ProcessView } from '@/lib/processes/registry/process-queries'

type ProcessTab = { segment: string; label: string; when?: (process: ProcessView) => boolean }

/**
 * Pages of a process, in the order of the tabs: Обзор, Шаги, Карта, Расчёт, Моделирование, Публикация. A tab stands
 * here only when its page exists; `when` leaves it out where it has nothing to say yet.
 */
export const processTabs: readonly ProcessTab[] = [
  { segment: '', label: 'Обзор' },
  { segment: 'steps', label: 'Шаги' },
  { segment: 'map', label: 'Карта' },
  { segment: 'calculation', label: 'Расчёт' },
  { segment: 'simulation', label: 'Моделирование', when: ({ steps }) => steps.asIs + steps.toBe > 0 },
  { segment: 'publication', label: 'Публикация' },
]
