'use client'
import { Bar, BarChart, LabelList, ReferenceLine, ResponsiveContainer, XAxis, YAxis } from 'recharts'
import { axisText, formatTick } from './style'
import type { PlanFactPoint } from './PlanFactChart'

type Piece = { x?: number | string; y?: number | string; width?: number | string; value?: unknown }

/** The target: a dashed tick wider than its bar, so that it is told from the fact without colour. */
function TargetTick({ x, y, width }: Piece) {
  const [left, top, room] = [Number(x), Number(y), Number(width)]
  if (!Number.isFinite(top) || !Number.isFinite(left)) return <g />
  return <line x1={left - room * 0.25} x2={left + room * 1.25} y1={top} y2={top} stroke="var(--ink)" strokeWidth={2.5} strokeDasharray="6 3" />
}

/** The drawing alone; loaded when a page shows it. */
export function PlanFactPlot({ points, height }: { points: PlanFactPoint[]; height: number }) {
  const data = points.map(({ label, target, fact }) => ({ label, target: target === null ? null : Number(target), fact: fact === null ? null : Number(fact) }))
  const high = Math.max(1, ...data.flatMap(({ target, fact }) => [target ?? 0, fact ?? 0]))
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart data={data} margin={{ top: 24, right: 8, bottom: 4, left: 0 }} barGap="-100%" accessibilityLayer={false}>
        <XAxis dataKey="label" tick={axisText} tickLine={false} axisLine={{ stroke: 'var(--line-strong)' }} interval={0} />
        <YAxis domain={[0, high * 1.15]} tick={axisText} tickFormatter={formatTick} tickLine={false} axisLine={false} width={48} tickCount={4} />
        <ReferenceLine y={0} stroke="var(--line-strong)" />
        <Bar dataKey="fact" fill="var(--accent)" maxBarSize={44} isAnimationActive={false}>
          <LabelList dataKey="fact" position="insideBottom" offset={8} fill="var(--paper)" fontSize={14} fontWeight={600} formatter={(value) => (typeof value === 'number' && value > high * 0.12 ? formatTick(value) : '')} />
        </Bar>
        <Bar dataKey="target" fill="transparent" maxBarSize={44} isAnimationActive={false} shape={<TargetTick />}>
          <LabelList dataKey="target" position="top" offset={6} fill="var(--muted)" fontSize={12} formatter={(value) => (typeof value === 'number' ? `цель ${formatTick(value)}` : '')} />
        </Bar>
      </BarChart>
    </ResponsiveContainer>
  )
}
