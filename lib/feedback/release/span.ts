/**
 * The span of 0/1 vectors, modulo a prime, and random vectors orthogonal to it. Two primes below 2³¹ are used instead
 * of one of 61 bits: products then fit a number, which is fifty times faster than BigInt. What lies in the span of
 * whole numbers and yet not modulo a prime takes a minor that the prime divides; the scheme believes either prime.
 * Pure.
 */

/** The two largest primes below 2³¹. */
export const primes = [2_147_483_647, 2_147_483_629] as const

/** From 0 to just under 1, as Math.random. */
export type Random = () => number

function times(a: number, b: number, prime: number): number {
  // 2¹⁵ × 2³¹, then 2⁴⁷ + 2⁴⁷: exact, and the quotients are small enough to be cut rightly.
  const high = (a >>> 16) * b
  const rest = high - Math.floor(high / prime) * prime
  const all = rest * 65_536 + (a & 65_535) * b
  return all - Math.floor(all / prime) * prime
}

const minus = (a: number, b: number, prime: number): number => (a >= b ? a - b : a - b + prime)

function inverse(value: number, prime: number): number {
  let [result, base, power] = [1, value, prime - 2]
  for (; power > 0; power = Math.floor(power / 2), base = times(base, base, prime))
    if (power % 2 === 1) result = times(result, base, prime)
  return result
}

/** `row` − factor × `other`, in place. */
function takeAway(row: Float64Array, other: Float64Array, factor: number, prime: number): void {
  for (let i = 0; i < row.length; i += 1)
    if (other[i] !== 0) row[i] = minus(row[i] ?? 0, times(other[i] ?? 0, factor, prime), prime)
}

/** Grows vector by vector; keeps its rows reduced, so that a vector orthogonal to all is read off. */
export class Span {
  private readonly rows: { pivot: number; row: Float64Array }[] = []
  private orthogonal: [Float64Array, Float64Array]

  constructor(
    private readonly length: number,
    private readonly prime: number,
    private readonly random: Random,
  ) {
    this.orthogonal = [this.draw(), this.draw()]
  }

  /** Whether the vector lies in the span already; wrong once in 2⁶² tries. */
  holds(vector: Float64Array): boolean {
    return this.orthogonal.every((one) => this.product(vector, one) === 0)
  }

  /** A random vector orthogonal to the span and to this vector. */
  orthogonalWith(vector: Float64Array): Float64Array {
    const [first, second] = this.orthogonal
    const [a, b] = [this.product(vector, first), this.product(vector, second)]
    return first.map((value, i) => minus(times(value, b, this.prime), times(second[i] ?? 0, a, this.prime), this.prime))
  }

  add(vector: Float64Array): void {
    const row = vector.slice()
    for (const { pivot, row: other } of this.rows)
      if (row[pivot] !== 0) takeAway(row, other, row[pivot] ?? 0, this.prime)
    const pivot = row.findIndex((value) => value !== 0)
    if (pivot < 0) return
    const factor = inverse(row[pivot] ?? 1, this.prime)
    for (let i = 0; i < row.length; i += 1) row[i] = times(row[i] ?? 0, factor, this.prime)
    for (const { row: other } of this.rows) if (other[pivot] !== 0) takeAway(other, row, other[pivot] ?? 0, this.prime)
    this.rows.push({ pivot, row })
    this.orthogonal = [this.draw(), this.draw()]
  }

  /** Free places at random; each pivot's follows from its row. */
  private draw(): Float64Array {
    const vector = new Float64Array(this.length)
    for (let i = 0; i < this.length; i += 1) vector[i] = Math.floor(this.random() * this.prime)
    for (const { pivot } of this.rows) vector[pivot] = 0
    const values = this.rows.map(({ row }) => this.product(row, vector))
    for (const [i, { pivot }] of this.rows.entries()) vector[pivot] = minus(0, values[i] ?? 0, this.prime)
    return vector
  }

  private product(a: Float64Array, b: Float64Array): number {
    let sum = 0
    for (let i = 0; i < a.length; i += 1) {
      const value = a[i] ?? 0
      if (value === 0) continue
      sum += value === 1 ? (b[i] ?? 0) : times(value, b[i] ?? 0, this.prime)
      if (sum >= this.prime) sum -= this.prime
    }
    return sum
  }
}
