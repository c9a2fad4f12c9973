/**
 * Whether some of these weigh at most so much together and add up to zero modulo a prime. Two halves are matched
 * instead of trying every set: sorted from the heaviest and put each into the lighter half, a set of weight at most
 * `most` falls into two of weight at most (most + its lightest) / 2. Pure.
 */

export type Weighed = { weight: number; value: number }

/** One half of a set: its sum, its weight, which it is made of. */
type Half = { value: number; weight: number; of: number[] }

/** More halves than this are not tried. */
const MOST_HALVES = 30_000
const MOST_MATCHES = 2_000_000

/** `found`, `none`, or `tooMany` to be tried. An empty set is none. */
export function smallZeroSum(items: readonly Weighed[], most: number, prime: number): 'found' | 'none' | 'tooMany' {
  const light = items.filter(({ weight }) => weight <= most)
  if (light.some(({ value }) => value === 0)) return 'found'
  const halves = halvesOf(light, most)
  if (halves === null) return 'tooMany'
  const bySum = new Map<number, Half[]>()
  let left = MOST_MATCHES
  for (const half of halves) {
    for (const other of bySum.get(prime - half.value) ?? []) {
      left -= 1
      if (left < 0) return 'tooMany'
      if (half.weight + other.weight <= most && half.of.every((one) => !other.of.includes(one))) return 'found'
    }
    const same = bySum.get(half.value)
    if (same === undefined) bySum.set(half.value, [half])
    else same.push(half)
  }
  return 'none'

  function halvesOf(all: readonly Weighed[], bound: number): Half[] | null {
    const sorted = all.toSorted((a, b) => b.weight - a.weight)
    const found: Half[] = []
    // Depth first, from the heaviest: the one added last is the lightest of the half.
    const grow = (half: Half, from: number): boolean => {
      for (let i = from; i < sorted.length; i += 1) {
        const { weight, value } = sorted[i] as Weighed
        if (half.weight + weight > bound) continue
        const sum = half.value + value
        const next = { value: sum >= prime ? sum - prime : sum, weight: half.weight + weight, of: [...half.of, i] }
        if (2 * next.weight <= bound + weight) {
          found.push(next)
          if (found.length > MOST_HALVES) return false
        }
        // A lighter one on top makes it heavier and its bound lower: only while there is room left.
        if (2 * next.weight < bound + weight && !grow(next, i + 1)) return false
      }
      return true
    }
    return grow({ value: 0, weight: 0, of: [] }, 0) ? found : null
  }
}
