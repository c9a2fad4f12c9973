/** Road maps in a quarter's report and note: items whose day falls in it. Pure. */
import { z } from 'zod'
import { formatShort } from '@/lib/core/dates'
import { count, formatNumber } from '@/lib/core/format'
import type { Mark } from '@/lib/core/cockpit'
import { mostOf, quarterPart, totalOf } from '@/lib/core/quarter-part'

const RoadmapLine = z.object({
  itemId: z.string(),
  roadmapId: z.string(),
  number: z.string(),
  title: z.string(),
  dueOn: z.string().nullable(),
  status: z.string(),
  late: z.boolean(),
})
export type RoadmapLine = z.infer<typeof RoadmapLine>

function state({ status, late }: RoadmapLine): { text: string; mark: Mark } {
  if (status === 'ACCEPTED')
    return late ? { text: 'принято позже срока', mark: 'warn' } : { text: 'принято', mark: 'ok' }
  const word = status === 'SUBMITTED' ? 'на проверке' : status === 'RETURNED' ? 'возвращено' : 'не сделано'
  return late ? { text: `${word}, просрочено`, mark: 'bad' } : { text: word, mark: 'none' }
}

export const roadmapsQuarter = quarterPart({
  order: 40,
  facts: {
    roadmap: z
      .object({ total: z.number(), accepted: z.number(), late: z.number(), rows: z.array(RoadmapLine) })
      .default({ total: 0, accepted: 0, late: 0, rows: [] }),
  },
  blocks: ({ roadmap: { total, accepted, rows } }) =>
    total === 0
      ? []
      : [
          {
            kind: 'table',
            title: 'Дорожные карты',
            caption: `Дорожные карты: срок в квартале у ${count(total, 'мероприятия', 'мероприятий', 'мероприятий')}, принято ${accepted}`,
            head: ['Мероприятие', 'Срок', 'Состояние'],
            widths: [62, 14, 24],
            rows: rows.map((row) => ({
              key: row.itemId,
              href: `roadmaps/${row.roadmapId}/items/${row.itemId}`,
              cells: [
                { text: `${row.number}. ${row.title}` },
                { text: row.dueOn ? formatShort(row.dueOn) : '–' },
                state(row),
              ],
            })),
          },
        ],
  note: {
    title: 'Дорожные карты',
    sums: ['total', 'accepted', 'late'],
    counted: {},
    write: ({ rows }) => {
      const total = totalOf(rows, 'total')
      const laggards = mostOf(rows, 'late')
      return total === 0
        ? ['Мероприятий дорожных карт со сроком в этом квартале нет.']
        : [
            `В этом квартале наступил срок ${count(total, 'поручения', 'поручений', 'поручений')} дорожных карт, принято ${formatNumber(totalOf(rows, 'accepted'))}, просрочено или сдано позже срока ${formatNumber(totalOf(rows, 'late'))}.`,
            laggards && `Больше всего просрочено у органов: ${laggards}.`,
          ]
    },
    columns: [
      {
        head: 'Дорожная карта: принято',
        width: 12,
        cell: ({ n }) => (n.total === 0 ? '–' : `${formatNumber(n.accepted)} из ${formatNumber(n.total)}`),
      },
    ],
  },
})
