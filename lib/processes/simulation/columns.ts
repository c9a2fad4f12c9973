/** Histograms of both states on one axis. Pure. */
import type { SimulationResult } from './schema'

type Histogram = SimulationResult['histogram']

export type Columns = {
  /** Minutes of a column. */
  width: number
  /** Per cent of the done cases by column; the last of each also holds all that took longer. */
  asIs: number[]
  toBe: number[]
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/** The narrowest columns that both histograms fall into whole. */
export function columnsOf(asIs: Histogram | undefined, toBe: Histogram | undefined): Columns {
  const [a, b] = [asIs?.width ?? toBe?.width ?? 1, toBe?.width ?? asIs?.width ?? 1]
  const width = (a * b) / divisor(a, b)
  return { width, asIs: asIs ? sharesOf(asIs, width) : [], toBe: toBe ? sharesOf(toBe, width) : [] }
}

function sharesOf({ width: own, counts }: Histogram, width: number): number[] {
  const all = counts.reduce((sum, cases) => sum + cases, 0)
  const columns = Array.from({ length: Math.ceil((counts.length * own) / width) }, () => 0)
  counts.forEach((cases, i) => {
    const column = Math.floor((i * own) / width)
    columns[column] = (columns[column] ?? 0) + (all === 0 ? 0 : (cases / all) * 100)
  })
  return columns
}

/** Round distances between the marks of an axis: at most `most` of them up to `end`. */
export function marksUpTo(end: number, most: number): number[] {
  const rough = end / most
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((n) => n * power >= rough) ?? 10) * power
  return Array.from({ length: Math.floor(end / step + 1e-9) + 1 }, (_, i) => Number((i * step).toPrecision(12)))
}
