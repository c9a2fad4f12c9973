// Indicators of clients that the authority adds beside the act's: what the portal counts.
import type { Prisma } from '../../lib/generated/prisma/client'

export type AddedIndicator = {
  number: string
  title: string
  unit: string
  source: string
  perAgency: boolean
  target: string | null
  comparison?: 'AT_LEAST'
  total?: 'LAST'
  formula?: Prisma.InputJsonObject
}
/** What the portal knows of clients, from the number on: the satisfied share, surveys, problems, orders. */
export const ofClients = (from: number): AddedIndicator[] => {
  const counted = (source: string) => ({ op: 'count', source })
  const list: Omit<AddedIndicator, 'number' | 'perAgency'>[] = [
    {
      title: 'Удовлетворённость клиентов: доля отметок 4 и 5',
      unit: 'процентов',
      source: 'FORMULA',
      target: '80',
      ...{ comparison: 'AT_LEAST', total: 'LAST' },
      formula: {
        ...{ op: 'ratio', of: counted('CLIENTS_SATISFIED'), to: counted('CLIENTS_ANSWERED') },
        ...{ percent: true, name: 'доля довольных клиентов' },
      },
    },
    { title: 'Проведение опросов клиентов', unit: 'опросов', source: 'SURVEYS_HELD', target: '1' },
    { title: 'Решение проблем, о которых сказали клиенты', unit: 'проблем', source: 'PROBLEMS_SOLVED', target: '4' },
    { title: 'Утверждение порядков сбора обратной связи', unit: 'порядков', source: 'FEEDBACK_ORDERS', target: null },
  ]
  return list.map((one, at) => ({ ...one, number: `4.${from + at}`, perAgency: false }))
}
