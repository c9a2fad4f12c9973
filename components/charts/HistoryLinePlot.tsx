'use client'
import { LabelList, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import type { HistoryPoint } from './HistoryLineChart'
import { axisText, formatTick, type Mark } from './style'

type Props = { points: HistoryPoint[]; max: number; thresholds: Mark[]; height: number }

/** The drawing alone; loaded when a page shows it. */
export function HistoryLinePlot({ points, max, thresholds, height }: Props) {
  const data = points.map((point) => ({ year: point.year, score: point.score === null ? null : Number(point.score) }))
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart data={data} margin={{ top: 24, right: 112, bottom: 4, left: 0 }} accessibilityLayer={false}>
        <XAxis
          dataKey="year"
          tick={axisText}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          padding={{ left: 24, right: 24 }}
        />
        <YAxis
          domain={[0, max]}
          ticks={[0, ...thresholds.map((one) => one.at), max]}
          tick={axisText}
          tickFormatter={formatTick}
          tickLine={false}
          axisLine={false}
          width={40}
          interval={0}
        />
        {thresholds.map((one) => (
          <ReferenceLine
            key={one.at}
            y={one.at}
            stroke="var(--control)"
            strokeDasharray="3 4"
            label={{ value: one.label, position: 'right', fill: 'var(--muted)', fontSize: 12 }}
          />
        ))}
        <Line
          dataKey="score"
          stroke="var(--accent)"
          strokeWidth={2.5}
          dot={{ r: 5, fill: 'var(--accent)', stroke: 'var(--paper)', strokeWidth: 2 }}
          connectNulls={false}
          isAnimationActive={false}
        >
          <LabelList
            dataKey="score"
            position="top"
            offset={10}
            fill="var(--ink)"
            fontSize={14}
            fontWeight={600}
            formatter={(value) => (typeof value === 'number' ? formatTick(value) : '')}
          />
        </Line>
      </LineChart>
    </ResponsiveContainer>
  )
}
