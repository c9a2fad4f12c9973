/**
 * Tracks of lines that run side by side in a channel (between columns) or a corridor (between rows). Lines that overlap
 * get tracks of their own; where one comes in at a height at which another goes out, it stands before it.
 */
export type Item = {
  /** From where to where it runs, in the numbers of the grid; `from` ≤ `to`. */
  from: number
  to: number
  /** Heights at which something comes to it from the near side; it stands before what goes out there. */
  near: Set<number>
  /** Heights at which something leaves it to the far side. */
  far: Set<number>
  track: number
}

export const newItem = (): Item => ({ from: Infinity, to: -Infinity, near: new Set(), far: new Set(), track: 0 })

export function stretch(item: Item, ...at: number[]): void {
  item.from = Math.min(item.from, ...at)
  item.to = Math.max(item.to, ...at)
}

/** Items in an order that the heights allow; `stuck` – those put where a ring of them had to be broken. */
function sorted(items: readonly Item[]): { order: Item[]; after: Map<Item, Item[]>; stuck: Item[] } {
  const leaving = new Map<number, Item[]>()
  for (const item of items) for (const at of item.far) leaving.set(at, [...(leaving.get(at) ?? []), item])
  const after = new Map<Item, Item[]>(items.map((item) => [item, []]))
  const waits = new Map<Item, number>(items.map((item) => [item, 0]))
  for (const item of items)
    for (const at of item.near)
      for (const later of leaving.get(at) ?? []) {
        if (later === item) continue
        after.get(item)?.push(later)
        waits.set(later, (waits.get(later) ?? 0) + 1)
      }
  const order: Item[] = []
  const stuck: Item[] = []
  const left = new Set(items)
  let ready = items.filter((item) => waits.get(item) === 0)
  while (left.size > 0) {
    const [first] = ready.length > 0 ? ready : left
    if (!first) break
    if (ready.length === 0) stuck.push(first)
    ready = ready.slice(1)
    left.delete(first)
    order.push(first)
    for (const later of after.get(first) ?? []) {
      waits.set(later, (waits.get(later) ?? 0) - 1)
      if (waits.get(later) === 0 && left.has(later)) ready.push(later)
    }
  }
  return { order, after, stuck }
}

/**
 * Lines that run downwards: the lowest first, so that they do not cross; upwards the other way; then what only enters.
 */
function preference(item: Item): number {
  if (item.near.size === 0) return item.far.size > 0 ? 1e9 + item.from : item.from
  const near = Math.min(...item.near)
  return item.to > near ? -near : near
}

/** Gives every item its track; returns how many there are and the items whose heights could not be kept. */
export function assignTracks(items: Item[]): { tracks: number; stuck: Item[] } {
  if (items.length === 1 && items[0]) {
    items[0].track = 0
    return { tracks: 1, stuck: [] }
  }
  const { order, after, stuck } = sorted(items.toSorted((a, b) => preference(a) - preference(b)))
  const least = new Map<Item, number>()
  const tracks: Item[][] = []
  for (const item of order) {
    let track = least.get(item) ?? 0
    while (tracks[track]?.some((other) => other.from <= item.to && item.from <= other.to)) track += 1
    item.track = track
    for (let i = tracks.length; i <= track; i += 1) tracks.push([])
    tracks[track]?.push(item)
    for (const later of after.get(item) ?? []) least.set(later, Math.max(least.get(later) ?? 0, track + 1))
  }
  return { tracks: tracks.length, stuck }
}
