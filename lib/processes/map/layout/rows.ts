/** Rows: the longest way runs straight, each branch takes the nearest row that is free as far as it reaches. */
import { layersOf, type Arcs } from './layers'
import { isPool, type Grid, type Scene } from './types'

/** Which columns of a row are taken; rows may be below zero until all are counted. */
class Rows {
  private readonly taken = new Map<number, [number, number][]>()
  least = 0
  most = 0

  isFree(row: number, from: number, to: number): boolean {
    const spans = this.taken.get(row) ?? []
    // What was taken last lies nearest: most questions are answered by it.
    for (let i = spans.length - 1; i >= 0; i -= 1) {
      const span = spans[i]
      if (span && span[0] <= to && from <= span[1]) return false
    }
    return true
  }

  take(row: number, from: number, to: number): void {
    const spans = this.taken.get(row) ?? []
    const last = spans.at(-1)
    if (last && from === last[1] + 1) last[1] = to
    else spans.push([from, to])
    this.taken.set(row, spans)
    this.least = Math.min(this.least, row)
    this.most = Math.max(this.most, row)
  }

  /** The free row nearest to the one wished, below before above. */
  nearest(wish: number, from: number, to: number): number {
    for (let away = 0; ; away += 1) {
      if (this.isFree(wish + away, from, to)) return wish + away
      if (this.isFree(wish - away, from, to)) return wish - away
    }
  }
}

/** For each cell the one that goes on from it straight, chosen by the longest way. */
function straightOn({ next, before }: Arcs, column: number[], height: number[]): Map<number, number> {
  const chosen = new Map<number, number>()
  const high = (cell: number) => height[cell] ?? 0
  for (const [cell, targets] of next.entries()) {
    const [first, ...more] = targets.filter((to) => to !== cell)
    if (first !== undefined)
      chosen.set(
        cell,
        more.reduce((best, to) => (high(to) > high(best) ? to : best), first),
      )
  }
  const straight = new Map<number, number>()
  for (const [to, sources] of before.entries()) {
    const own = sources.filter((from) => chosen.get(from) === to)
    const [first, ...more] = own
    if (first === undefined) continue
    const at = (cell: number) => column[cell] ?? 0
    straight.set(
      more.reduce((best, from) => (at(from) > at(best) ? from : best), first),
      to,
    )
  }
  return straight
}

/** Chains of cells that stand in a row, each from its first one, in the order in which they are met. */
function chainsOf(order: readonly number[], straight: ReadonlyMap<number, number>): number[][] {
  const inner = new Set(straight.values())
  return order
    .filter((cell) => !inner.has(cell))
    .map((first) => {
      const chain = [first]
      for (let next = straight.get(first); next !== undefined; next = straight.get(next)) chain.push(next)
      return chain
    })
}

const groupBy = (cells: readonly number[], of: (cell: number) => number): Map<number, number[]> =>
  Map.groupBy(cells, of)

/** Cells that only sides join (data, texts) stand in the column of what they belong to. */
function besides({ cells, wires }: Scene, flowing: ReadonlySet<number>): Map<number, number> {
  const beside = new Map<number, number>()
  for (const { kind, from, to } of wires) {
    if (kind !== 'side' || isPool(from) || isPool(to)) continue
    for (const [one, other] of [
      [from.cell, to.cell],
      [to.cell, from.cell],
    ] as const)
      if (!flowing.has(one) && flowing.has(other) && !beside.has(one) && cells[one]?.band === cells[other]?.band)
        beside.set(one, other)
  }
  return beside
}

/** Where every cell stands. */
export function gridOf(scene: Scene, arcs: Arcs): Grid {
  const { cells, bands } = scene
  const { column, height } = layersOf(arcs)
  const flowing = new Set(
    [...cells.keys()].filter((i) => (arcs.next[i]?.length ?? 0) + (arcs.before[i]?.length ?? 0) > 0),
  )
  const beside = besides(scene, flowing)
  const rowsOf = bands.map(() => new Rows())
  const local: number[] = cells.map(() => 0)
  const bandOf = (cell: number): number => cells[cell]?.band ?? 0
  const columnOf = (cell: number): number => column[cell] ?? 0

  const place = (group: readonly number[], band: number, wish: number) => {
    const rows = rowsOf[band]
    if (!rows) return
    const [first, last] = [Math.min(...group.map(columnOf)), Math.max(...group.map(columnOf))]
    // A branch that joins another row keeps its own free up to there.
    const end = group.at(-1) ?? 0
    const onward = (arcs.next[end] ?? []).filter((to) => bandOf(to) === band).map((to) => columnOf(to) - 1)
    const row = rows.nearest(wish, first, Math.max(last, ...onward))
    rows.take(row, first, Math.max(last, ...onward))
    for (const cell of group) local[cell] = row
  }

  const order = arcs.order.filter((cell) => !beside.has(cell))
  for (const chain of chainsOf(order, straightOn(arcs, column, height)))
    for (const [band, group] of groupBy(chain, bandOf)) {
      const parent = (arcs.before[chain[0] ?? 0] ?? []).find((cell) => bandOf(cell) === band)
      place(group, band, parent === undefined ? 0 : (local[parent] ?? 0))
    }
  for (const [cell, owner] of beside) {
    column[cell] = columnOf(owner)
    const rows = rowsOf[bandOf(cell)]
    const at = local[owner] ?? 0
    if (rows) {
      const row = rows.isFree(at - 1, columnOf(cell), columnOf(cell))
        ? at - 1
        : rows.nearest(at + 1, columnOf(cell), columnOf(cell))
      rows.take(row, columnOf(cell), columnOf(cell))
      local[cell] = row
    }
  }
  return numbered(scene, column, local, rowsOf)
}

/** Rows of all bands one below the other, with an empty one between pools. */
function numbered({ cells, bands }: Scene, column: number[], local: readonly number[], rowsOf: readonly Rows[]): Grid {
  const bandOfRow: number[] = []
  const first = bands.map(({ pool }, band) => {
    if (band > 0 && bands[band - 1]?.pool !== pool) bandOfRow.push(-1)
    const at = bandOfRow.length
    const rows = rowsOf[band]
    for (let i = 0; i <= (rows ? rows.most - rows.least : 0); i += 1) bandOfRow.push(band)
    return at - (rows?.least ?? 0)
  })
  return {
    column,
    row: cells.map(({ band }, cell) => (first[band] ?? 0) + (local[cell] ?? 0)),
    columns: Math.max(0, ...column) + 1,
    bandOfRow,
  }
}
