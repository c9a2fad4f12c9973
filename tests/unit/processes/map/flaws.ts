/** What is ugly in a drawing: shapes on each other, lines through shapes, words on words. */
import type { Bounds, Drawing, Point } from '@/lib/processes/map/drawing'
import { scopesOf } from '@/lib/processes/map/drawing'
import type { MapFile, MapNode } from '@/lib/processes/map/read'

const cut = (a: Bounds, b: Bounds, by = 0.5): boolean =>
  a.x + by < b.x + b.width && b.x + by < a.x + a.width && a.y + by < b.y + b.height && b.y + by < a.y + a.height

const lineBox = (a: Point, b: Point): Bounds => ({
  x: Math.min(a.x, b.x),
  y: Math.min(a.y, b.y),
  width: Math.abs(a.x - b.x),
  height: Math.abs(a.y - b.y),
})

const partsOf = (points: readonly Point[] = []): Bounds[] =>
  points.flatMap((a, i) => {
    const b = points[i + 1]
    return b ? [lineBox(a, b)] : []
  })

/** Two parts that run along each other. */
function along(a: Bounds, b: Bounds): boolean {
  const shared = (from: number, size: number, other: number, otherSize: number): number =>
    Math.min(from + size, other + otherSize) - Math.max(from, other)
  const [x, y] = [shared(a.x, a.width, b.x, b.width), shared(a.y, a.height, b.y, b.height)]
  if (a.height < 0.5 && b.height < 0.5) return Math.abs(a.y - b.y) < 0.5 && x > 1
  return a.width < 0.5 && b.width < 0.5 && Math.abs(a.x - b.x) < 0.5 && y > 1
}

export type Flaw = { kind: 'shapes' | 'line' | 'lines' | 'words' | 'slanted'; what: string }

export function flawsOf(file: MapFile, { shapes, edges }: Drawing): Flaw[] {
  const flaws: Flaw[] = []
  const nodes = scopesOf(file).flatMap((scope) => scope.nodes)
  const box = (key: string): Bounds | undefined => shapes.get(key)?.bounds
  const holds = (outer: MapNode, inner: MapNode): boolean => {
    for (let scope = inner.scope; scope;) {
      const owner = nodes.find((node) => node.inner === scope)
      if (!owner) return false
      if (owner === outer) return true
      scope = owner.scope
    }
    return false
  }
  const solid = nodes.filter((node) => !node.host && box(node.key))
  for (const [i, one] of solid.entries())
    for (const other of solid.slice(i + 1)) {
      const [a, b] = [box(one.key), box(other.key)]
      if (a && b && cut(a, b) && !holds(one, other) && !holds(other, one))
        flaws.push({ kind: 'shapes', what: `${one.name || one.key} × ${other.name || other.key}` })
    }
  for (const scope of scopesOf(file))
    for (const flow of scope.flows) {
      const points = edges.get(flow.key)?.points ?? []
      for (const [i, a] of points.entries()) {
        const b = points[i + 1]
        if (!b) continue
        if (Math.abs(a.x - b.x) > 0.5 && Math.abs(a.y - b.y) > 0.5) flaws.push({ kind: 'slanted', what: flow.key })
        for (const node of solid) {
          const at = box(node.key)
          const own = [flow.from, flow.to, flow.from.host].includes(node)
          // Its own shapes are met at the edge alone.
          if (at && cut(lineBox(a, b), at, own ? 1 : 0.5) && !holds(node, flow.from))
            flaws.push({ kind: 'line', what: `${flow.from.name} → ${flow.to.name} × ${node.name || node.key}` })
        }
      }
    }
  // Lines that have neither end in common lie on each other nowhere.
  for (const { flows } of scopesOf(file))
    for (const [i, one] of flows.entries())
      for (const other of flows.slice(i + 1)) {
        if (one.from === other.from || one.to === other.to) continue
        const [a, b] = [partsOf(edges.get(one.key)?.points), partsOf(edges.get(other.key)?.points)]
        if (a.some((part) => b.some((another) => along(part, another))))
          flaws.push({
            kind: 'lines',
            what: `${one.from.name} → ${one.to.name} × ${other.from.name} → ${other.to.name}`,
          })
      }
  const labels = [
    ...nodes.flatMap((node) => shapes.get(node.key)?.label ?? []),
    ...scopesOf(file).flatMap((scope) => scope.flows.flatMap(({ key }) => edges.get(key)?.label ?? [])),
  ]
  for (const [i, a] of labels.entries()) {
    for (const b of labels.slice(i + 1)) if (cut(a, b, 1)) flaws.push({ kind: 'words', what: JSON.stringify([a, b]) })
    for (const node of solid) {
      const at = box(node.key)
      if (at && !node.inner && cut(a, at, 1)) flaws.push({ kind: 'words', what: `${node.name} ${JSON.stringify(a)}` })
    }
  }
  return flaws
}
