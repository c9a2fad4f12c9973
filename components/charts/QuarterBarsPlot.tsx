'use client'
import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { formatQuarterShort } from '@/lib/core/quarters'
import type { QuarterPoint, QuarterSeries } from './QuarterBars'
import { axisText, fillings, fillOf, formatTick } from './style'

/** The drawing alone; loaded when a page shows it. */
export function QuarterBarsPlot({
  series,
  points,
  height,
}: {
  series: QuarterSeries[]
  points: QuarterPoint[]
  height: number
}) {
  const data = points.map((point) => ({ quarter: formatQuarterShort(point), ...point.values }))
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart
        data={data}
        margin={{ top: 22, right: 4, bottom: 4, left: 4 }}
        barCategoryGap="22%"
        barGap={2}
        accessibilityLayer={false}
      >
        <defs>
          <pattern id="chart-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="6" height="6" fill="var(--paper)" />
            <rect width="2.5" height="6" fill="var(--accent)" />
          </pattern>
        </defs>
        <XAxis
          dataKey="quarter"
          tick={axisText}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          interval="preserveStartEnd"
        />
        <YAxis hide domain={[0, 'dataMax']} />
        {series.map(({ key }, at) => (
          <Bar
            key={key}
            dataKey={key}
            fill={fillOf(fillings[at] ?? 'outlined')}
            stroke="var(--accent)"
            isAnimationActive={false}
            maxBarSize={36}
          >
            <LabelList
              dataKey={key}
              position="top"
              fill="var(--ink)"
              fontSize={12}
              formatter={(value) => (typeof value === 'number' && value > 0 ? formatTick(value) : '')}
            />
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}
