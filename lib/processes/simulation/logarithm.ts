/**
 * The natural logarithm of a number above 0 and finite, by the four operations alone: `Math.log` may differ by engine,
 * and one last bit is enough to part two simulations. The number is brought into [√½; √2) by halving and doubling
 * (exact), there ln(1 + f) comes from the series of s = f / (2 + f) with the coefficients of FreeBSD's e_log.c; the
 * error is below one unit of the last place.
 */
export function naturalLogarithm(x: number): number {
  let twos = 0
  let m = x
  while (m < SQRT_HALF) {
    m *= 2
    twos -= 1
  }
  while (m >= SQRT_TWO) {
    m /= 2
    twos += 1
  }
  const f = m - 1
  const s = f / (2 + f)
  const z = s * s
  const w = z * z
  const odd = z * (C1 + w * (C3 + w * (C5 + w * C7)))
  const even = w * (C2 + w * (C4 + w * C6))
  const half = 0.5 * f * f
  return twos * LN2_HIGH - (half - (s * (half + odd + even) + twos * LN2_LOW) - f)
}

const SQRT_HALF = 0.7071067811865476
const SQRT_TWO = 1.4142135623730951
const LN2_HIGH = 0.6931471803691238
const LN2_LOW = 1.9082149292705877e-10
const C1 = 0.6666666666666735
const C2 = 0.3999999999940942
const C3 = 0.2857142874366239
const C4 = 0.22222198432149784
const C5 = 0.1818357216161805
const C6 = 0.15313837699209373
const C7 = 0.14798198605116586
