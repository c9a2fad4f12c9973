/**
 * The drawing that is shown of a file: its own where it shows all; with what it leaves out added below; and a layout of
 * ours where it has none, or shows less than half.
 */
import { missingIn, planesOf, type Bounds, type Drawing, type Edge, type Missing } from './drawing'
import { layoutMap, nodeSize, type Direction } from './layout/picture'
import type { MapFile, MapFlow } from './read'

export type Shown = {
  drawing: Drawing
  /** `completed` – the file's own, with what it left out added. */
  from: 'file' | 'completed' | 'layout'
  missing: Missing
}

const GAP = 60

/** The file's drawing that shows most. */
function mainOf(file: MapFile): Drawing {
  const [first] = planesOf(file).toSorted((a, b) => b.drawing.shapes.size - a.drawing.shapes.size)
  return first?.drawing ?? { shapes: new Map(), edges: new Map() }
}

const moved = (drawing: Drawing, x: number, y: number): Drawing => {
  const at = <T extends { x: number; y: number }>(one: T): T => ({ ...one, x: one.x + x, y: one.y + y })
  return {
    shapes: new Map(
      [...drawing.shapes].map(([key, one]) => [
        key,
        { ...one, bounds: at(one.bounds), label: one.label && at(one.label) },
      ]),
    ),
    edges: new Map(
      [...drawing.edges].map(([key, { points, label }]) => [
        key,
        { points: points.map(at), label: label && at(label) },
      ]),
    ),
  }
}

/** From the right side of one shape to the left side of another, with two turns. */
function elbow(from: Bounds, to: Bounds): Edge {
  const [start, end] = [
    { x: from.x + from.width, y: from.y + from.height / 2 },
    { x: to.x, y: to.y + to.height / 2 },
  ]
  const middle = (start.x + end.x) / 2
  return { points: [start, { x: middle, y: start.y }, { x: middle, y: end.y }, end], label: null }
}

/** Adds what a drawing leaves out: whole processes laid out below it, single nodes in a row, flows with two turns. */
function completed(file: MapFile, own: Drawing, missing: Missing, direction: Direction): Drawing {
  const drawing: Drawing = { shapes: new Map(own.shapes), edges: new Map(own.edges) }
  const boxes = [...own.shapes.values()].map(({ bounds }) => bounds)
  const left = Math.min(...boxes.map(({ x }) => x))
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  const undrawn = file.processes.filter(
    ({ nodes }) => nodes.length > 0 && nodes.every((node) => missing.nodes.includes(node)),
  )
  const alone: MapFile = { ...file, processes: undrawn, participants: [], links: [], extras: [] }
  const added = undrawn.length > 0 ? moved(layoutMap(alone, direction), left, bottom + GAP) : null
  for (const [key, shape] of added?.shapes ?? []) drawing.shapes.set(key, shape)
  for (const [key, edge] of added?.edges ?? []) drawing.edges.set(key, edge)
  const below = Math.max(bottom, ...[...(added?.shapes.values() ?? [])].map(({ bounds }) => bounds.y + bounds.height))
  let x = left
  for (const node of missing.nodes) {
    if (drawing.shapes.has(node.key)) continue
    const size = nodeSize(node)
    drawing.shapes.set(node.key, {
      bounds: { x, y: below + GAP, ...size },
      label: null,
      upright: false,
      expanded: false,
    })
    x += size.width + GAP
  }
  for (const flow of missing.flows) addFlow(drawing, flow)
  return drawing
}

function addFlow({ shapes, edges }: Drawing, { key, from, to }: MapFlow): void {
  const [start, end] = [shapes.get(from.key)?.bounds, shapes.get(to.key)?.bounds]
  if (start && end && !edges.has(key)) edges.set(key, elbow(start, end))
}

/** What to show of a file. */
export function shownOf(file: MapFile, direction: Direction = 'right'): Shown {
  const drawings = planesOf(file).map(({ drawing }) => drawing)
  const missing = missingIn(file, drawings)
  const main = mainOf(file)
  if (missing.nodes.length + missing.flows.length === 0 && main.shapes.size > 0)
    return { drawing: main, from: 'file', missing }
  const all = file.processes.reduce((n, { nodes }) => n + nodes.length, 0)
  // A node inside a sub-process would have to be put into its box.
  const inside = missing.nodes.some(({ scope }) => !file.processes.includes(scope))
  const isFew = !inside && missing.nodes.length * 2 <= all && drawings.length === 1 && main.shapes.size > 0
  return isFew
    ? { drawing: completed(file, main, missing, direction), from: 'completed', missing }
    : { drawing: layoutMap(file, direction), from: 'layout', missing }
}
