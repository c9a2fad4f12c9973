/** Columns: each step stands behind all that lead to it, ways back left out. */
import { isPool, type Scene } from './types'

export type Arcs = {
  next: number[][]
  before: number[][]
  /** Wires of the flow that go back, by their number. */
  back: Set<number>
  /** Cells as they are first met from the starts. */
  order: number[]
}

/** Ways between cells by the flow; what stands on a border starts from its cell. */
export function arcsOf({ cells, wires }: Scene): Arcs {
  const out: { to: number; wire: number }[][] = cells.map(() => [])
  const entered = new Set<number>()
  for (const [wire, { kind, from, to }] of wires.entries()) {
    if (kind !== 'flow' || isPool(from) || isPool(to)) continue
    out[from.cell]?.push({ to: to.cell, wire })
    if (from.cell !== to.cell) entered.add(to.cell)
  }
  const all = [...cells.keys()]
  const back = new Set<number>()
  const order: number[] = []
  const state = new Uint8Array(cells.length)
  for (const start of [...all.filter((i) => !entered.has(i)), ...all]) {
    if (state[start] !== 0) continue
    const stack = [{ cell: start, at: 0 }]
    state[start] = 1
    order.push(start)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const arc = out[top.cell]?.[top.at]
      top.at += 1
      if (!arc) {
        state[top.cell] = 2
        stack.pop()
      } else if (state[arc.to] === 1) back.add(arc.wire)
      else if (state[arc.to] === 0) {
        state[arc.to] = 1
        order.push(arc.to)
        stack.push({ cell: arc.to, at: 0 })
      }
    }
  }
  const next = out.map((arcs) => arcs.filter(({ wire }) => !back.has(wire)).map(({ to }) => to))
  const before: number[][] = cells.map(() => [])
  for (const [from, targets] of next.entries()) for (const to of targets) before[to]?.push(from)
  return { next, before, back, order }
}

/** The column of each cell, and how far it is from the last one it leads to. */
export function layersOf({ next, before }: Arcs): { column: number[]; height: number[] } {
  const column = next.map(() => 0)
  const left = before.map((one) => one.length)
  const sorted: number[] = [...left.keys()].filter((i) => left[i] === 0)
  for (let i = 0; i < sorted.length; i += 1) {
    const cell = sorted[i] ?? 0
    for (const to of next[cell] ?? []) {
      column[to] = Math.max(column[to] ?? 0, (column[cell] ?? 0) + 1)
      left[to] = (left[to] ?? 0) - 1
      if (left[to] === 0) sorted.push(to)
    }
  }
  const height = next.map(() => 0)
  for (const cell of sorted.toReversed())
    for (const to of next[cell] ?? []) height[cell] = Math.max(height[cell] ?? 0, (height[to] ?? 0) + 1)
  return { column, height }
}
