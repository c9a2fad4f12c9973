'use client'
import { Fragment } from 'react'
import { Bar, ComposedChart, LabelList, Line, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { axisText, formatTick } from './style'
import type { PlanFactPoint } from './PlanFactChart'

type DotProps = { cx?: number; cy?: number; payload?: { target: number | null } }
const HALF = 30

/** The target: a dashed tick wider than its bar, told from the fact without colour. */
function TargetTick({ cx, cy, payload }: DotProps) {
  if (cx === undefined || cy === undefined || payload?.target == null) return <g />
  return (
    <g>
      <line x1={cx - HALF} x2={cx + HALF} y1={cy} y2={cy} stroke="var(--ink)" strokeWidth={2.5} strokeDasharray="6 3" />
      <text
        x={cx}
        y={cy - 8}
        textAnchor="middle"
        fill="var(--ink)"
        fontSize={12}
        stroke="var(--paper)"
        strokeWidth={4}
        style={{ paintOrder: 'stroke' }}
      >{`цель ${formatTick(payload.target)}`}</text>
    </g>
  )
}

type TickProps = { x?: number | string; y?: number | string; payload?: { value: string } }

/** «IV 2025» under its bar in two lines: eight quarters stand side by side on a phone. */
function LabelTick({ x, y, payload }: TickProps) {
  return (
    <text x={x} y={y} textAnchor="middle" {...axisText}>
      {(payload?.value ?? '').split(' ').map((word, at) => (
        <Fragment key={word}>
          {at > 0 && <tspan fontSize={0}> </tspan>}
          <tspan x={x} dy={at === 0 ? 12 : 15}>
            {word}
          </tspan>
        </Fragment>
      ))}
    </text>
  )
}

/** The drawing alone; loaded when a page shows it. */
export function PlanFactPlot({ points, height }: { points: PlanFactPoint[]; height: number }) {
  const data = points.map(({ label, target, fact }) => ({
    label,
    target: target === null ? null : Number(target),
    fact: fact === null ? null : Number(fact),
  }))
  const high = Math.max(1, ...data.flatMap(({ target, fact }) => [target ?? 0, fact ?? 0]))
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={data} margin={{ top: 28, right: 8, bottom: 4, left: 0 }} accessibilityLayer={false}>
        <XAxis
          dataKey="label"
          tick={<LabelTick />}
          height={points.some(({ label }) => label.includes(' ')) ? 44 : 30}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
          interval={0}
        />
        <YAxis
          domain={[0, 'auto']}
          tick={axisText}
          tickFormatter={formatTick}
          tickLine={false}
          axisLine={false}
          width={48}
          tickCount={4}
          allowDecimals={high < 3}
        />
        <Bar dataKey="fact" fill="var(--accent)" maxBarSize={44} isAnimationActive={false}>
          <LabelList
            dataKey="fact"
            position="insideBottom"
            offset={8}
            fill="var(--paper)"
            fontSize={13}
            fontWeight={600}
            formatter={(value) => (typeof value === 'number' && value > high * 0.12 ? formatTick(value) : '')}
          />
        </Bar>
        <Line
          dataKey="target"
          stroke="none"
          dot={<TargetTick />}
          activeDot={false}
          isAnimationActive={false}
          legendType="none"
        />
      </ComposedChart>
    </ResponsiveContainer>
  )
}
