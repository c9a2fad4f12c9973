/** One figure of every agency over the years: what grew and what fell. Pure. */
import { formatDecimal } from '@/lib/core/decimal'
import { formatDifference } from '@/lib/core/format'
import { medianOf } from './rollup'

export type YearFigure = { agencyId: string; year: number; value: string; level: string | null }

export type YearCell = {
  year: number
  value: string | null
  level: string | null
  /** Against the year before, when both are known: '+0,6'. */
  change: string | null
  direction: 'UP' | 'DOWN' | 'SAME' | null
}

/** The figures of one agency, year by year; `missing` – what one that is not there means: nothing, or unknown. */
export function yearCells(missing: '0' | null, years: readonly number[], figures: readonly YearFigure[]): YearCell[] {
  const of = (year: number) => figures.find((one) => one.year === year)
  const valueOf = (year: number): string | null => of(year)?.value ?? missing
  return years.map((year): YearCell => {
    const value = valueOf(year)
    const before = years.includes(year - 1) ? valueOf(year - 1) : null
    const known = value !== null && before !== null
    const difference = known ? Number(value) - Number(before) : 0
    return {
      year,
      value,
      level: of(year)?.level ?? null,
      change: known ? formatDifference(before, value) : null,
      direction: known ? (difference > 0 ? 'UP' : difference < 0 ? 'DOWN' : 'SAME') : null,
    }
  })
}

/** The middle value of each year. */
export const yearMedians = (years: readonly number[], rows: readonly { cells: readonly YearCell[] }[]): string[] =>
  years.map((year) => {
    const median = medianOf(
      rows.flatMap(({ cells }) =>
        cells.filter((cell) => cell.year === year && cell.value !== null).map(({ value }) => Number(value)),
      ),
    )
    return median === null ? '–' : formatDecimal({ units: Math.round(median * 100), scale: 2 })
  })
