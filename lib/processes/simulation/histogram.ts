/** Cases by lead time, in columns of a width that people can read. */
import { quantileOf } from './figures'

const MOST_COLUMNS = 40
/** Beyond it the few longest stand in one last column, which is there though nobody is. */
const SHOWN = 0.995
const MINUTES = [1, 2, 5, 10, 15, 30, 60, 120, 240]
const DAYS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

export type Histogram = { width: number; counts: number[] }

/** Of the lead times of all runs, each sorted. */
export function histogramOf(runs: readonly Float64Array[], dayMinutes: number): Histogram {
  const long = runs.reduce((most, row) => Math.max(most, quantileOf(row, SHOWN)), 0)
  const widths = [...MINUTES.filter((minutes) => minutes < dayMinutes), ...DAYS.map((days) => days * dayMinutes)]
  const fits = (width: number): boolean => long < width * MOST_COLUMNS
  const width = widths.find(fits) ?? Math.ceil(long / MOST_COLUMNS) + 1
  const columns = Math.floor(long / width) + 1
  const counts: number[] = Array.from({ length: columns + 1 }, () => 0)
  for (const row of runs)
    for (const lead of row) {
      const column = Math.min(Math.floor(lead / width), columns)
      counts[column] = (counts[column] ?? 0) + 1
    }
  return { width, counts }
}
