/** Proposals in a quarter's report and note. Pure. */
import { z } from 'zod'
import { formatDecimal } from '@/lib/core/decimal'
import { count, formatNumber, plural } from '@/lib/core/format'
import { FactRefs, mostOf, named, pair, quarterPart, totalOf, type PartFigures } from '@/lib/core/quarter-part'

/** What those carried out in a quarter save in a year: decimal texts. */
type Effect = { hours: string; money: string }

const SHOWN = 12
const proposalsOf = (n: number): string => count(n, 'предложение', 'предложения', 'предложений')

/** «120 ч, 5 000 руб.»; empty where nothing is known. */
const effectWords = ({ hours, money }: Effect): string =>
  [hours !== '0' && `${formatDecimal(hours)} ч`, money !== '0' && `${formatDecimal(money)} руб.`]
    .filter(Boolean)
    .join(', ')

export const proposalsQuarter = quarterPart({
  order: 20,
  facts: {
    proposals: z.object({
      filed: z.number(),
      accepted: z.number(),
      done: z.number(),
      waiting: z.number(),
      overdue: z.number(),
      hours: z.string(),
      money: z.string(),
      rows: FactRefs.shape.rows,
    }),
  },
  blocks: ({ proposals: { filed, accepted, done, waiting, overdue, rows, ...saved } }) => {
    const effect = effectWords(saved)
    return [
      {
        kind: 'words',
        title: 'Предложения по улучшению',
        lines: [
          {
            text: `подано ${formatNumber(filed)}, принято ${formatNumber(accepted)}, внедрено ${formatNumber(done)}`,
          },
          {
            text: `ждут ответа ${formatNumber(waiting)}`,
            ...(overdue > 0 && { danger: `из них просрочен ответ: ${formatNumber(overdue)}` }),
          },
          ...(effect ? [{ text: `эффект внедрённых в год: ${effect}` }] : []),
        ],
        refs: { path: 'proposals', rows: rows.slice(0, SHOWN) },
      },
    ]
  },
  note: {
    title: 'Предложения по улучшению',
    sums: ['filed', 'done'],
    counted: { filed: 'PROPOSALS_FILED', done: 'PROPOSALS_DONE' },
    brief: ({ rows }) =>
      `подано ${proposalsOf(totalOf(rows, 'filed'))} по улучшению, внедрено ${formatNumber(totalOf(rows, 'done'))}`,
    write: ({ rows, programme }: PartFigures<'filed' | 'done', Effect>) => {
      const filed = mostOf(rows, 'filed')
      const silent = rows.filter(({ asked, n }) => asked && n.filed === 0)
      const effect = effectWords(programme)
      return [
        `Подано ${proposalsOf(totalOf(rows, 'filed'))}, внедрено ${formatNumber(totalOf(rows, 'done'))}.${effect && ` Эффект внедрённых в год: ${effect}${effect.endsWith('.') ? '' : '.'}`}`,
        filed && `Активнее других: ${filed}.`,
        silent.length > 0
          ? `Ни одного предложения не подали работники ${plural(silent.length, 'органа', 'органов', 'органов')}: ${named(silent)}.`
          : '',
      ]
    },
    columns: [{ head: 'Предложения: подано / внедрено', width: 14, cell: ({ n }) => pair(n.filed, n.done) }],
    chart: {
      caption: 'Предложения за квартал: больше всего подали',
      bars: [{ sum: 'filed', tone: 'accent', label: 'подано' }],
    },
  },
})
