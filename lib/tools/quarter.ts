/** Tools in a quarter's report and note: how far each is applied. Pure. */
import { z } from 'zod'
import { formatDecimal } from '@/lib/core/decimal'
import { count, formatNumber } from '@/lib/core/format'
import { mostOf, quarterPart, totalOf, type PartFigures } from '@/lib/core/quarter-part'
import { levelGlyphs, levelLabels } from './labels'
import { isToolLevel } from './rules'

const ToolLine = z.object({ key: z.string(), title: z.string(), level: z.string(), units: z.number() })

const average = (part: number, whole: number): string =>
  whole === 0 ? '0' : formatDecimal({ units: Math.round((part * 10) / whole), scale: 1 })

export const toolsQuarter = quarterPart({
  order: 50,
  facts: { tools: z.array(ToolLine).default([]) },
  blocks: ({ tools }) =>
    tools.length === 0
      ? []
      : [
          {
            kind: 'words',
            title: 'Инструменты',
            wide: true,
            lines: tools.map(({ title, level, units }) => {
              const known = isToolLevel(level) ? level : 'NOT_BEGUN'
              return {
                glyph: levelGlyphs[known],
                text: `${title} – ${levelLabels[known]}${units > 1 ? ` (подразделений: ${units})` : ''}`,
              }
            }),
          },
        ],
  note: {
    title: 'Инструменты',
    // Tools applied or made a standard.
    sums: ['applied'],
    counted: {},
    write: ({ rows, programme: { tools } }: PartFigures<'applied', { tools: number }>) => {
      const leaders = mostOf(rows, 'applied')
      const applied = totalOf(rows, 'applied')
      return tools === 0
        ? ['Перечень инструментов в программе не задан.']
        : [
            `В программе ${count(tools, 'инструмент', 'инструмента', 'инструментов')}. Уровень «применяется» или «стандарт» отмечен в органах ${count(applied, 'раз', 'раза', 'раз')}, в среднем ${average(applied, rows.filter(({ asked }) => asked).length)} на орган.`,
            leaders ? `Лучше других: ${leaders}.` : 'Применяемых инструментов пока нет.',
          ]
    },
    columns: [
      {
        head: 'Инструменты применяются',
        width: 14,
        cell: ({ n }, { tools }) => (tools === 0 ? '–' : `${formatNumber(n.applied)} из ${formatNumber(tools)}`),
      },
    ],
  },
})
