'use client'
import dynamic from 'next/dynamic'
import { formatDecimal } from '@/lib/core/decimal'
import { ChartFrame } from './ChartFrame'

export type PlanFactPoint = {
  label: string
  /** Decimal strings; null – not set, not known. */
  target: string | null
  fact: string | null
}
type Props = {
  title: string
  fileName: string
  unit: string
  points: PlanFactPoint[]
  /** «Год» or «Квартал». */
  axis: string
  summary?: string
}

const height = 240
const Plot = dynamic(() => import('./PlanFactPlot').then((module) => module.PlanFactPlot), {
  ssr: false,
  loading: () => <div style={{ height }} />,
})

/** Facts as bars with the target as a tick across each. */
export function PlanFactChart({ title, fileName, unit, points, axis, summary }: Props) {
  const targets = points.some(({ target }) => target !== null)
  const rows = points.map(({ label, target, fact }) => [
    label,
    ...(targets ? [target === null ? 'не задана' : formatDecimal(target)] : []),
    fact === null ? 'нет данных' : formatDecimal(fact),
  ])
  const named = unit ? `, ${unit}` : ''
  return (
    <ChartFrame
      title={title}
      fileName={fileName}
      columns={[axis, ...(targets ? [`Цель${named}`] : []), `Факт${named}`]}
      rows={rows}
      summary={summary}
    >
      <Plot points={points} height={height} />
    </ChartFrame>
  )
}
