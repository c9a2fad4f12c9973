/**
 * Places of the steps in their order: numbers with room between them, so that a step that moves or comes anew changes
 * its own place alone. Pure.
 */
export type Placed = { id: string; position: number }

/** As the table stands: two that were put at one place at once stand by their ids. */
export const byPlace = (a: Placed, b: Placed): number =>
  a.position - b.position || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/**
 * Places for `ids`, which come one after the other behind the row `after` (−1: before the first). Others get a new
 * place only where there is no room left.
 */
export function placesAfter(rows: readonly Placed[], after: number, ids: readonly string[]): Placed[] {
  const low = rows[after]?.position
  const high = rows[after + 1]?.position
  const start = low ?? (high === undefined ? 0 : high - ids.length - 1)
  const step = high === undefined ? 1 : (high - start) / (ids.length + 1)
  const found = ids.map((id, i) => ({ id, position: start + step * (i + 1) }))
  const line = [
    ...(low === undefined ? [] : [low]),
    ...found.map(({ position }) => position),
    ...(high === undefined ? [] : [high]),
  ]
  if (line.every((place, i) => i === 0 || place > (line[i - 1] ?? NaN))) return found
  // No room between the two: everything is placed anew.
  const order = [...rows.slice(0, after + 1).map(({ id }) => id), ...ids, ...rows.slice(after + 1).map(({ id }) => id)]
  const known = new Map(rows.map(({ id, position }) => [id, position]))
  return order.map((id, i) => ({ id, position: i + 1 })).filter(({ id, position }) => known.get(id) !== position)
}
