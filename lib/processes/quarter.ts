/** Processes in a quarter's report and note. Pure. */
import { count, formatNumber } from '@/lib/core/format'
import { FactRefs, mostOf, pair, quarterPart, totalOf } from '@/lib/core/quarter-part'

const none = { total: 0, rows: [] }
const processesOf = (n: number): string => count(n, 'процесс', 'процесса', 'процессов')

export const processesQuarter = quarterPart({
  order: 60,
  // Reports submitted before there were processes have none.
  facts: { registered: FactRefs.default(none), reengineered: FactRefs.default(none) },
  blocks: ({ registered, reengineered }) => [
    {
      kind: 'refs',
      title: 'Процессы внесены в утверждённый реестр',
      refs: registered,
      path: 'processes',
      none: 'За квартал процессы в реестр не вносились.',
      day: 'утверждён',
    },
    {
      kind: 'refs',
      title: 'Процессы прошли реинжиниринг',
      refs: reengineered,
      path: 'processes',
      none: 'За квартал новый порядок процессов не вводился.',
      day: 'новый порядок',
    },
  ],
  note: {
    title: 'Процессы',
    sums: ['registered', 'reengineered'],
    counted: { registered: 'PROCESSES_REGISTERED', reengineered: 'PROCESSES_REENGINEERED' },
    write: ({ rows }) => {
      const most = mostOf(rows, 'reengineered')
      return [
        `В утверждённые реестры внесено ${processesOf(totalOf(rows, 'registered'))}, реинжиниринг прошли ${formatNumber(totalOf(rows, 'reengineered'))}.`,
        most && `Больше всего процессов изменили: ${most}.`,
      ]
    },
    columns: [
      {
        head: 'Процессы: в реестре / изменены',
        width: 12,
        cell: ({ n }) => pair(n.registered, n.reengineered),
      },
    ],
  },
})
