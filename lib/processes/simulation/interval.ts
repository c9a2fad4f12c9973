/** Means of independent runs with Student's 95 % interval: `mean` ± `half`. */
export type Interval = { mean: number; half: number }

/** The fewest runs that are summed up (exact.md P8). */
export const LEAST_RUNS = 20

/** 97.5 % of the normal distribution. */
const Z = 1.959963984540054

/**
 * Two-sided 95 % quantile of Student's distribution: the expansion of Fisher and Cornish in 1 / freedom (Abramowitz and
 * Stegun 26.7.5). From 19 degrees on, which 20 runs have, it is right to
 * five decimals.
 */
export function studentQuantile(freedom: number): number {
  if (!(freedom >= LEAST_RUNS - 1)) throw new RangeError(`Too few degrees of freedom: ${freedom}`)
  const q = Z * Z
  const g1 = (Z * (q + 1)) / 4
  const g2 = (Z * (3 + q * (16 + 5 * q))) / 96
  const g3 = (Z * (-15 + q * (17 + q * (19 + 3 * q)))) / 384
  const g4 = (Z * (-945 + q * (-1920 + q * (1482 + q * (776 + 79 * q))))) / 92_160
  const by = 1 / freedom
  return Z + by * (g1 + by * (g2 + by * (g3 + by * g4)))
}

/** The interval of independent values, at least 20. Welford's sums: equal values have a half of exactly 0. */
export function intervalOf(values: readonly number[]): Interval {
  let n = 0
  let mean = 0
  let squares = 0
  for (const value of values) {
    n += 1
    const off = value - mean
    mean += off / n
    squares += off * (value - mean)
  }
  return { mean, half: studentQuantile(n - 1) * Math.sqrt(squares / (n - 1) / n) }
}
