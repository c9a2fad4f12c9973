'use client'
import dynamic from 'next/dynamic'
import { formatQuarterShort, type Quarter } from '@/lib/core/quarters'
import { ChartFrame } from './ChartFrame'
import { fillings, fillOf } from './style'

export type QuarterSeries = { key: string; name: string }
export type QuarterPoint = Quarter & { values: Record<string, number> }

type Props = { title: string; fileName: string; series: QuarterSeries[]; points: QuarterPoint[]; summary?: string }

const height = 240
const Plot = dynamic(() => import('./QuarterBarsPlot').then((module) => module.QuarterBarsPlot), {
  ssr: false,
  loading: () => <div style={{ height }} />,
})

/** What the table beside the drawing says: the same figures, quarter by quarter. */
const quarterRows = (series: readonly QuarterSeries[], points: readonly QuarterPoint[]): (string | number)[][] =>
  points.map((point) => [formatQuarterShort(point), ...series.map(({ key }) => point.values[key] ?? 0)])

/** Counts by quarter, at most three kinds side by side. */
export function QuarterBars({ title, fileName, series, points, summary }: Props) {
  return (
    <ChartFrame
      title={title}
      fileName={fileName}
      columns={['Квартал', ...series.map(({ name }) => name)]}
      rows={quarterRows(series, points)}
      summary={summary}
    >
      <Plot series={series} points={points} height={height} />
      <ul className="mt-1 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {series.map(({ key, name }, at) => (
          <li key={key} className="flex items-center gap-2">
            <svg width="18" height="12" aria-hidden="true">
              <rect
                x="0.5"
                y="0.5"
                width="17"
                height="11"
                fill={fillOf(fillings[at] ?? 'outlined')}
                stroke="var(--accent)"
              />
            </svg>
            {name}
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}
