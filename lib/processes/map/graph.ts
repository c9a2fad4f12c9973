/** Plain graph work over the nodes of one scope: reach, backward arcs, dominators. Nothing here recurses. */
import { linkTarget } from './nodes'
import type { MapNode, MapScope } from './read'

export type Graph = {
  nodes: readonly MapNode[]
  next: (node: MapNode) => readonly MapNode[]
  before: (node: MapNode) => readonly MapNode[]
}

/** `borders`: events on the border of a step are a way on from it. */
export function graphOf(scope: MapScope, { borders }: { borders: boolean }): Graph {
  const next = new Map<MapNode, MapNode[]>()
  const before = new Map<MapNode, MapNode[]>()
  for (const node of scope.nodes) {
    next.set(node, [])
    before.set(node, [])
  }
  const arc = (from: MapNode, to: MapNode) => {
    next.get(from)?.push(to)
    before.get(to)?.push(from)
  }
  for (const { from, to } of scope.flows) arc(from, to)
  for (const node of scope.nodes) {
    if (borders && node.host) arc(node.host, node)
    const target = linkTarget(node)
    if (target) arc(node, target)
  }
  return { nodes: scope.nodes, next: (node) => next.get(node) ?? [], before: (node) => before.get(node) ?? [] }
}

/** All that is reached from some nodes, themselves too; `stop` is reached and not gone through. */
export function reachOf(
  from: readonly MapNode[],
  next: (node: MapNode) => readonly MapNode[],
  stop?: (node: MapNode) => boolean,
): Set<MapNode> {
  const seen = new Set(from)
  const left = [...from]
  for (let node = left.pop(); node; node = left.pop()) {
    if (stop?.(node)) continue
    for (const one of next(node)) {
      if (seen.has(one)) continue
      seen.add(one)
      left.push(one)
    }
  }
  return seen
}

export type Passage = {
  /** Nodes as they are first met, in the order of the file's flows. */
  order: MapNode[]
  /** From node to node back to one already passed on the way. */
  isBack: (from: MapNode, to: MapNode) => boolean
}

/** Goes through a graph depth first. */
export function passageOf(starts: readonly MapNode[], next: (node: MapNode) => readonly MapNode[]): Passage {
  const order: MapNode[] = []
  const state = new Map<MapNode, 'open' | 'done'>()
  const back = new Map<MapNode, Set<MapNode>>()
  for (const start of starts) {
    if (state.has(start)) continue
    const stack: { node: MapNode; at: number }[] = [{ node: start, at: 0 }]
    state.set(start, 'open')
    order.push(start)
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const to = next(top.node)[top.at]
      top.at += 1
      if (!to) {
        state.set(top.node, 'done')
        stack.pop()
      } else if (!state.has(to)) {
        state.set(to, 'open')
        order.push(to)
        stack.push({ node: to, at: 0 })
      } else if (state.get(to) === 'open') back.set(top.node, (back.get(top.node) ?? new Set()).add(to))
    }
  }
  return { order, isBack: (from, to) => back.get(from)?.has(to) ?? false }
}

/**
 * Immediate dominators (Cooper, Harvey, Kennedy): the nearest node through which every way from a root leads. A node
 * with several roots above it has none. Turned round, the same tells where all ways meet.
 */
export function dominatorsOf(
  roots: readonly MapNode[],
  next: (node: MapNode) => readonly MapNode[],
  before: (node: MapNode) => readonly MapNode[],
): Map<MapNode, MapNode | null> {
  const order = postOrder(roots, next)
  const rank = new Map(order.map((node, i) => [node, i]))
  // The one above all roots stands after them all and is null outside.
  const top = order.length
  const above: number[] = new Array<number>(order.length).fill(-1)
  const isRoot = new Set(roots)
  const meet = (first: number, second: number): number => {
    let [a, b] = [first, second]
    while (a !== b) {
      while (a < b) a = above[a] ?? top
      while (b < a) b = above[b] ?? top
    }
    return a
  }
  for (let changed = true; changed;) {
    changed = false
    for (let i = order.length - 1; i >= 0; i -= 1) {
      const node = order[i]
      if (!node) continue
      let now = isRoot.has(node) ? top : -1
      for (const one of before(node)) {
        const j = rank.get(one)
        if (j === undefined || j === i || above[j] === -1) continue
        now = now === -1 ? j : meet(now, j)
      }
      if (now !== above[i]) {
        above[i] = now
        changed = true
      }
    }
  }
  return new Map(order.map((node, i) => [node, order[above[i] ?? top] ?? null]))
}

function postOrder(roots: readonly MapNode[], next: (node: MapNode) => readonly MapNode[]): MapNode[] {
  const order: MapNode[] = []
  const seen = new Set<MapNode>()
  for (const root of roots) {
    if (seen.has(root)) continue
    seen.add(root)
    const stack: { node: MapNode; at: number }[] = [{ node: root, at: 0 }]
    for (let last = stack.at(-1); last; last = stack.at(-1)) {
      const to = next(last.node)[last.at]
      last.at += 1
      if (!to) {
        order.push(last.node)
        stack.pop()
      } else if (!seen.has(to)) {
        seen.add(to)
        stack.push({ node: to, at: 0 })
      }
    }
  }
  return order
}
