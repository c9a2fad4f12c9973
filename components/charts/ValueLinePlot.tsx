'use client'
import { LabelList, Line, LineChart, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { formatShort } from '@/lib/core/dates'
import { formatDecimal, parseDecimal } from '@/lib/core/decimal'
import { axisText, formatTick } from './style'
import type { ValuePoint } from './ValueLineChart'

type Props = { points: ValuePoint[]; baseline: string | null; target: string | null; height: number }
type DotProps = { cx?: number; cy?: number; payload?: { open?: boolean } }

const DAY_MS = 86_400_000
const dayText = (ms: number): string => formatShort(new Date(ms).toISOString().slice(0, 10))

function Dot({ cx, cy, payload }: DotProps) {
  if (cx === undefined || cy === undefined) return null
  return (
    <circle
      cx={cx}
      cy={cy}
      r={5}
      fill={payload?.open ? 'var(--paper)' : 'var(--accent)'}
      stroke="var(--accent)"
      strokeWidth={2}
    />
  )
}

/** As in the text around it: four digits stay together. */
const figure = (value: number): string => {
  const exact = parseDecimal(String(value))
  return exact ? formatDecimal(exact) : formatTick(value)
}

/** The drawing alone; loaded when a page shows it. */
export function ValueLinePlot({ points, baseline, target, height }: Props) {
  const data = points.map(({ on, value, open }) => ({ at: Date.parse(`${on}T00:00:00Z`), value: Number(value), open }))
  const lines = [
    ...(baseline === null ? [] : [{ at: Number(baseline), label: 'было', dash: '3 4', colour: 'var(--control)' }]),
    ...(target === null ? [] : [{ at: Number(target), label: 'цель', dash: '7 4', colour: 'var(--ok)' }]),
  ]
  const figures = [...data.map(({ value }) => value), ...lines.map(({ at }) => at)]
  const [low, high] = [Math.min(...figures), Math.max(...figures)]
  const room = (high - low || Math.abs(high) || 1) * 0.15
  const days = data.map(({ at }) => at)
  const ends = [...new Set([days[0] ?? 0, days.at(-1) ?? 0])]
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart data={data} margin={{ top: 24, right: 56, bottom: 4, left: 0 }} accessibilityLayer={false}>
        <XAxis
          dataKey="at"
          type="number"
          scale="time"
          domain={
            days.length > 1 ? ['dataMin', 'dataMax'] : [(days[0] ?? 0) - 30 * DAY_MS, (days[0] ?? 0) + 30 * DAY_MS]
          }
          ticks={ends}
          tick={axisText}
          tickFormatter={dayText}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          padding={{ left: 32, right: 32 }}
          interval={0}
        />
        <YAxis
          domain={[low >= 0 ? Math.max(0, low - room) : low - room, high + room]}
          ticks={[...new Set(lines.map(({ at }) => at))]}
          tick={axisText}
          tickFormatter={figure}
          tickLine={false}
          axisLine={false}
          width={56}
          interval={0}
        />
        {lines.map((one) => (
          <ReferenceLine
            key={one.label}
            y={one.at}
            stroke={one.colour}
            strokeDasharray={one.dash}
            label={{ value: one.label, position: 'right', fill: 'var(--muted)', fontSize: 12 }}
          />
        ))}
        <Line dataKey="value" stroke="var(--accent)" strokeWidth={2.5} dot={<Dot />} isAnimationActive={false}>
          <LabelList
            dataKey="value"
            position="top"
            offset={10}
            fill="var(--ink)"
            fontSize={14}
            fontWeight={600}
            stroke="var(--paper)"
            strokeWidth={4}
            style={{ paintOrder: 'stroke' }}
            formatter={(value) => (typeof value === 'number' ? figure(value) : '')}
          />
        </Line>
      </LineChart>
    </ResponsiveContainer>
  )
}
