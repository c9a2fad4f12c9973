/**
 * Student's t with any degrees of freedom, by the incomplete beta function. By hand: no library of the product has it,
 * and only b = 1/2 is needed, for which the logarithm of the beta function keeps all its places. Pure.
 */

/** Probability that |t| is at least this by chance alone. */
export function studentBothTails(t: number, freedom: number): number {
  return incompleteBeta(freedom / (freedom + t * t), (t * t) / (freedom + t * t), freedom / 2)
}

/** The t that |t| exceeds with this probability: 0.05 gives the 95 % interval. */
export function studentQuantile(bothTails: number, freedom: number): number {
  let [low, high] = [0, 1]
  while (studentBothTails(high, freedom) > bothTails) [low, high] = [high, high * 2]
  // Until the middle is one of the ends: there is no number between them.
  for (;;) {
    const middle = (low + high) / 2
    if (middle <= low || middle >= high) return middle
    if (studentBothTails(middle, freedom) > bothTails) low = middle
    else high = middle
  }
}

/** I_x(a, 1/2); `rest` = 1 − x, given apart so that it keeps its places. */
function incompleteBeta(x: number, rest: number, a: number): number {
  const b = 0.5
  const front = Math.exp(a * (x > 0.5 ? Math.log1p(-rest) : Math.log(x)) + b * Math.log(rest) - logBetaHalf(a))
  return x < (a + 1) / (a + b + 2)
    ? (front * fractionOfBeta(x, a, b)) / a
    : 1 - (front * fractionOfBeta(rest, b, a)) / b
}

/** ln B(a, 1/2) = ln Γ(a) + ln √π − ln Γ(a + 1/2). */
function logBetaHalf(a: number): number {
  let [shifted, log] = [a, 0]
  for (; shifted < 20; shifted += 1) log += Math.log1p(-0.5 / (shifted + 0.5))
  const s = 1 / shifted
  const s2 = s * s
  const ratio =
    Math.log(shifted) / 2 - s * (1 / 8 - s2 * (1 / 192 - s2 * (1 / 640 - s2 * (17 / 14336 - s2 * (31 / 18432)))))
  return Math.log(Math.PI) / 2 - (ratio + log)
}

/** The continued fraction of the incomplete beta function, by the modified way of Lentz. */
function fractionOfBeta(x: number, a: number, b: number): number {
  const least = 1e-300
  const safe = (value: number): number => (Math.abs(value) < least ? least : value)
  let c = 1
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1))
  let result = d
  for (let m = 1; m < 100_000; m += 1) {
    for (const step of [
      (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m)),
      (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1)),
    ]) {
      d = 1 / safe(1 + step * d)
      c = safe(1 + step / c)
      result *= d * c
    }
    if (Math.abs(d * c - 1) < 1e-16) break
  }
  return result
}
