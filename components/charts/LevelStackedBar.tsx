'use client'
import dynamic from 'next/dynamic'
import { ChartFrame } from './ChartFrame'
import type { LevelColour } from './style'

export type ChartLevel = { key: string; name: string; tone: LevelColour; glyph: string }
export type LevelYear = { year: number; counts: Record<string, number> }

type Props = {
  title: string
  fileName: string
  years: LevelYear[]
  /** Highest first. */
  levels: ChartLevel[]
  summary?: string
}

const Plot = dynamic(() => import('./LevelStackedPlot').then((module) => module.LevelStackedPlot), {
  ssr: false,
  loading: () => <div style={{ height: 220 }} />,
})

/**
 * How many stood on each level, year by year. Each piece carries its glyph and number, so that colour is not needed.
 */
export function LevelStackedBar({ title, fileName, years, levels, summary }: Props) {
  const rows = years.map(({ year, counts }) => [String(year), ...levels.map((level) => counts[level.key] ?? 0)])
  return (
    <ChartFrame
      title={title}
      fileName={fileName}
      columns={['Год', ...levels.map((level) => level.name)]}
      rows={rows}
      summary={summary}
    >
      <Plot years={years} levels={levels} />
      <ul className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {levels.map((level) => (
          <li key={level.key} style={{ color: `var(--${level.tone})` }}>
            {level.glyph} {level.name}
          </li>
        ))}
      </ul>
    </ChartFrame>
  )
}
