/** The drawing part of a file (DI), and the form in which a layout of our own is kept. */
import { BPMNDI, DC, DI } from './namespaces'
import type { MapFile, MapFlow, MapNode, MapScope } from './read'
import { attributeOf, childOf, childrenOf, walk, type XmlElement } from './xml'

export type Point = { x: number; y: number }
export type Bounds = Point & { width: number; height: number }
export type Shape = {
  bounds: Bounds
  /** Where the name stands, when outside. */
  label: Bounds | null
  /** Lanes and pools: lying (the usual) or upright. */
  upright: boolean
  /** A sub-process shows what it holds. */
  expanded: boolean
}
export type Edge = { points: Point[]; label: Bounds | null }
/** By the keys of what is drawn. */
export type Drawing = { shapes: Map<string, Shape>; edges: Map<string, Edge> }

const number = (element: XmlElement, name: string): number => {
  const value = Number.parseFloat(attributeOf(element, name) ?? '')
  return Number.isFinite(value) ? value : 0
}

function boundsOf(element: XmlElement): Bounds | null {
  const bounds = childOf(element, 'Bounds', DC)
  if (!bounds) return null
  const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((name) => number(bounds, name))
  return { x, y, width: Math.max(0, width), height: Math.max(0, height) }
}

const labelOf = (element: XmlElement): Bounds | null => {
  const label = childOf(element, 'BPMNLabel', BPMNDI)
  const bounds = label && boundsOf(label)
  return bounds && bounds.width > 0 ? bounds : null
}

/** One drawing of a file; `plane` – the key of what it draws. */
export type Plane = { plane: string | null; name: string; element: XmlElement; drawing: Drawing }

/** All drawings of a file, in its order: the first is the map itself, others show sub-processes. */
export function planesOf({ document, resolver }: MapFile): Plane[] {
  return childrenOf(document.root, 'BPMNDiagram', BPMNDI).flatMap((diagram) =>
    childrenOf(diagram, 'BPMNPlane', BPMNDI).map((element): Plane => {
      const drawing: Drawing = { shapes: new Map(), edges: new Map() }
      const meant = (owner: XmlElement): XmlElement | null => {
        const value = attributeOf(owner, 'bpmnElement')
        return value === undefined ? null : resolver.resolve({ owner, name: 'bpmnElement', value })
      }
      for (const one of walk(element)) {
        if (one.uri !== BPMNDI) continue
        const target = one.local === 'BPMNShape' || one.local === 'BPMNEdge' ? meant(one) : null
        if (!target) continue
        const key = resolver.keyOf(target)
        if (one.local === 'BPMNEdge') {
          const points = childrenOf(one, 'waypoint', DI).map((at) => ({ x: number(at, 'x'), y: number(at, 'y') }))
          if (points.length > 1) drawing.edges.set(key, { points, label: labelOf(one) })
          continue
        }
        const bounds = boundsOf(one)
        if (bounds)
          drawing.shapes.set(key, {
            bounds,
            label: labelOf(one),
            upright: attributeOf(one, 'isHorizontal') === 'false',
            expanded: attributeOf(one, 'isExpanded') !== 'false',
          })
      }
      const shown = meant(element)
      return { plane: shown && resolver.keyOf(shown), name: attributeOf(diagram, 'name') ?? '', element, drawing }
    }),
  )
}

/** Every scope of a file, sub-processes after what holds them. */
export function scopesOf({ processes }: Pick<MapFile, 'processes'>): MapScope[] {
  const all = [...processes]
  for (let i = 0; i < all.length; i += 1) for (const node of all[i]?.nodes ?? []) if (node.inner) all.push(node.inner)
  return all
}

export type Missing = { nodes: MapNode[]; flows: MapFlow[] }

/**
 * Nodes and flows that a drawing ought to show and does not. What a closed sub-process holds is not asked for: it has a
 * drawing of its own, or none.
 */
export function missingIn(file: MapFile, drawings: readonly Drawing[]): Missing {
  const shapes = new Set(drawings.flatMap((one) => [...one.shapes.keys()]))
  const edges = new Set(drawings.flatMap((one) => [...one.edges.keys()]))
  // A sub-process is open where something of it is drawn in the drawing that shows itself.
  const open = (scope: MapScope): boolean =>
    file.processes.includes(scope) ||
    drawings.some(
      (one) => one.shapes.get(scope.key)?.expanded === true && scope.nodes.some(({ key }) => one.shapes.has(key)),
    )
  const scopes = scopesOf(file).filter(open)
  return {
    nodes: scopes.flatMap(({ nodes }) => nodes.filter(({ key }) => !shapes.has(key))),
    flows: scopes.flatMap(({ flows }) => flows.filter(({ key }) => !edges.has(key))),
  }
}

/** How many nodes and flows of all processes are drawn. */
export function countDrawn(file: MapFile, drawings: readonly Drawing[]): { shapes: number; edges: number } {
  const scopes = scopesOf(file)
  const drawn = (key: string, of: 'shapes' | 'edges') => drawings.some((one) => one[of].has(key))
  return {
    shapes: scopes.reduce((n, { nodes }) => n + nodes.filter(({ key }) => drawn(key, 'shapes')).length, 0),
    edges: scopes.reduce((n, { flows }) => n + flows.filter(({ key }) => drawn(key, 'edges')).length, 0),
  }
}
