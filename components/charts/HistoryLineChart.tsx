'use client'
import dynamic from 'next/dynamic'
import { formatDecimal } from '@/lib/core/decimal'
import { ChartFrame } from './ChartFrame'
import type { Mark } from './style'

export type HistoryPoint = {
  year: number
  /** Decimal string with a point; null when the agency did not take part. */
  score: string | null
  levelName?: string
}

type Props = {
  title: string
  fileName: string
  points: HistoryPoint[]
  max: number
  thresholds: Mark[]
  summary?: string
}

const height = 260
// Only a page that shows a chart loads the drawing library; the table is there without it.
const Plot = dynamic(() => import('./HistoryLinePlot').then((module) => module.HistoryLinePlot), {
  ssr: false,
  loading: () => <div style={{ height }} />,
})

/** Score by year with the levels' thresholds. */
export function HistoryLineChart({ title, fileName, points, max, thresholds, summary }: Props) {
  const rows = points.map(({ year, score, levelName }) => [
    String(year),
    score === null ? 'не участвовал' : formatDecimal(score),
    levelName ?? '–',
  ])
  return (
    <ChartFrame title={title} fileName={fileName} columns={['Год', 'Оценка', 'Уровень']} rows={rows} summary={summary}>
      <Plot points={points} max={max} thresholds={thresholds} height={height} />
    </ChartFrame>
  )
}
