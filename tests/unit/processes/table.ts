import type { ProcessModel, ProcessQuestion, ProcessStep, StepNext } from '@/lib/processes/model/types'

type Given = Partial<Omit<ProcessStep, 'next'>> & { next?: StepNext }

/** A table of steps in the order given; the first is the start. Each takes ten minutes and leads to the next one. */
export function table(steps: Record<string, Given>): ProcessModel {
  const ids = Object.keys(steps)
  return {
    name: 'Процесс',
    start: ids[0] ?? '',
    steps: ids.map((id, i) => ({
      id,
      name: `Шаг ${id}`,
      agency: 'Администрация',
      unit: 'Отдел',
      roles: [{ role: 'spec', share: '1' }],
      wait: { fixed: '0' },
      work: { fixed: '10' },
      value: 'needed',
      next: { to: ids[i + 1] ?? 'end' },
      ...steps[id],
    })),
  }
}

export const question: ProcessQuestion = {
  roles: [
    { id: 'spec', name: 'Специалист' },
    { id: 'head', name: 'Начальник отдела' },
  ],
  prices: {
    rates: { spec: [{ from: '2024-01-01', price: '600' }], head: [{ from: '2024-01-01', price: '1200.60' }] },
    materials: { paper: { name: 'Бумага', prices: [{ from: '2024-01-01', price: '0.92' }] } },
    overhead: [{ from: '2024-01-01', price: '0.302' }],
  },
}
