/**
 * Exhaustive and exact, for small data: which groups of 1…k−1 people can be had by reckoning from the groups shown.
 * Shares no code with the scheme of release (lib/feedback/release), which it tries.
 */

/** Smallest such groups, each sorted; `people` at most 14 or so. */
export function leakedGroups(people: number, shown: readonly (readonly number[])[], k: number): number[][] {
  const basis = nullSpace(people, shown)
  const found: number[][] = []
  for (let size = 1; size < Math.min(k, people + 1); size += 1)
    for (const group of setsOf(people, size)) {
      const inSpan = basis.every((vector) => group.reduce((sum, one) => sum + (vector[one] ?? 0n), 0n) === 0n)
      if (inSpan && !found.some((smaller) => smaller.every((one) => group.includes(one)))) found.push(group)
    }
  return found
}

/** Whether a group's vector lies in the span of those shown. */
export const liesInSpan = (people: number, shown: readonly (readonly number[])[], group: readonly number[]): boolean =>
  nullSpace(people, shown).every((vector) => group.reduce((sum, one) => sum + (vector[one] ?? 0n), 0n) === 0n)

function* setsOf(people: number, size: number, from = 0): Generator<number[]> {
  if (size === 0) yield []
  else
    for (let first = from; first <= people - size; first += 1)
      for (const rest of setsOf(people, size - 1, first + 1)) yield [first, ...rest]
}

/** Whole-number vectors that span all that is orthogonal to every group shown. */
function nullSpace(people: number, shown: readonly (readonly number[])[]): bigint[][] {
  const rows: { pivot: number; row: bigint[] }[] = []
  for (const group of shown) {
    let row = Array.from({ length: people }, (_, i): bigint => (group.includes(i) ? 1n : 0n))
    for (const { pivot, row: other } of rows) row = without(row, other, pivot)
    const pivot = row.findIndex((value) => value !== 0n)
    if (pivot < 0) continue
    for (const one of rows) one.row = without(one.row, row, pivot)
    rows.push({ pivot, row })
  }
  const pivots = new Set(rows.map(({ pivot }) => pivot))
  const free = Array.from({ length: people }, (_, i) => i).filter((i) => !pivots.has(i))
  const scale = rows.reduce((all, { pivot, row }) => all * (row[pivot] ?? 1n), 1n)
  return free.map((place) => {
    const vector = Array.from({ length: people }, (_, i) => (i === place ? scale : 0n))
    for (const { pivot, row } of rows) vector[pivot] = (-(row[place] ?? 0n) * scale) / (row[pivot] ?? 1n)
    return vector
  })
}

/** The row with its place cleared by another row, in lowest terms. */
function without(row: readonly bigint[], other: readonly bigint[], place: number): bigint[] {
  const [a, b] = [row[place] ?? 0n, other[place] ?? 1n]
  if (a === 0n) return [...row]
  const result = row.map((value, i) => value * b - (other[i] ?? 0n) * a)
  const shared = result.reduce((x, y) => divisor(x, y), 0n)
  return shared === 0n ? result : result.map((value) => value / shared)
}

function divisor(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b]
  return a < 0n ? -a : a
}
