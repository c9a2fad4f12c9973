'use client'
import dynamic from 'next/dynamic'
import { formatShort, type DateString } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { ChartFrame } from './ChartFrame'

export type ValuePoint = {
  on: DateString
  /** Decimal string with a point. */
  value: string
  /** Not confirmed yet: drawn hollow. */
  open?: boolean
  /** Said in the table: «подтверждено». */
  note: string
}

type Props = {
  title: string
  fileName: string
  unit: string
  points: ValuePoint[]
  /** Where it began and where it should come to, decimal strings. */
  baseline: string | null
  target: string | null
  summary?: string
}

const height = 240
const Plot = dynamic(() => import('./ValueLinePlot').then((module) => module.ValueLinePlot), {
  ssr: false,
  loading: () => <div style={{ height }} />,
})

/** A value over time between its baseline and its target. */
export function ValueLineChart({ title, fileName, unit, points, baseline, target, summary }: Props) {
  const named = unit ? `Значение, ${unit}` : 'Значение'
  const rows = [
    ...(baseline === null ? [] : [['Исходное', formatDecimal(baseline), 'по паспорту']]),
    ...points.map(({ on, value, note }) => [formatShort(on), formatDecimal(value), note]),
    ...(target === null ? [] : [['Цель', formatDecimal(target), 'по паспорту']]),
  ]
  return (
    <ChartFrame title={title} fileName={fileName} columns={['Дата', named, 'Что это']} rows={rows} summary={summary}>
      <Plot points={points} baseline={baseline} target={target} height={height} />
    </ChartFrame>
  )
}
