'use client'
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import type { ChartLevel, LevelYear } from './LevelStackedBar'
import { axisText } from './style'

type Piece = {
  x?: number | string
  y?: number | string
  width?: number | string
  height?: number | string
  value?: unknown
  level: ChartLevel
}

/** Glyph and number where they fit, the number alone in a narrow piece, nothing in a sliver: the table has it. */
function PieceLabel({ x, y, width, height, value, level }: Piece) {
  const room = Number(width)
  if (typeof value !== 'number' || value === 0 || room < 14) return null
  return (
    <text
      x={Number(x) + room / 2}
      y={Number(y) + Number(height) / 2}
      textAnchor="middle"
      dominantBaseline="central"
      fill={`var(--${level.tone})`}
      fontSize={14}
      fontWeight={600}
    >
      {room < 40 ? value : `${level.glyph}\u00a0${value}`}
    </text>
  )
}

/** The drawing alone; loaded when a page shows it. */
export function LevelStackedPlot({ years, levels }: { years: LevelYear[]; levels: ChartLevel[] }) {
  const data = years.map(({ year, counts }) => ({ year: String(year), ...counts }))
  return (
    <ResponsiveContainer width="100%" height={years.length * 52 + 16}>
      <BarChart
        data={data}
        layout="vertical"
        margin={{ top: 4, right: 4, bottom: 4, left: 0 }}
        barCategoryGap={8}
        accessibilityLayer={false}
      >
        <XAxis type="number" hide domain={[0, 'dataMax']} />
        <YAxis
          type="category"
          dataKey="year"
          tick={{ ...axisText, fontSize: 14 }}
          tickLine={false}
          axisLine={false}
          width={52}
        />
        {levels.map((level) => (
          <Bar
            key={level.key}
            dataKey={level.key}
            stackId="levels"
            fill={`var(--${level.tone}-soft)`}
            stroke={`var(--${level.tone})`}
            isAnimationActive={false}
          >
            <LabelList dataKey={level.key} content={(piece) => <PieceLabel {...piece} level={level} />} />
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}
