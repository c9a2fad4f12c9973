/** A layout written into a file as its drawing: shapes that were there keep their colours and other marks of theirs. */
import { shownOf } from './complete'
import { planesOf, type Bounds, type Drawing, type Edge, type Shape } from './drawing'
import { layoutMap, type Direction } from './layout/picture'
import { BPMNDI, DC, DI } from './namespaces'
import { readMap, type MapFile } from './read'
import {
  append,
  attributeOf,
  childOf,
  childrenOf,
  insert,
  makeElement,
  remove,
  setAttribute,
  walk,
  type XmlDocument,
  type XmlElement,
} from './xml'

/** Keys of pools and lanes. */
function barsIn({ participants, processes }: MapFile): Set<string> {
  const keys = new Set(participants.map(({ key }) => key))
  const lists = processes.map(({ lanes }) => lanes)
  for (const lanes of lists)
    for (const { key, lanes: inner } of lanes) {
      keys.add(key)
      lists.push(inner)
    }
  return keys
}

const rounded = (value: number): string => String(Math.round(value * 10) / 10)

function setBounds(owner: XmlElement, { x, y, width, height }: Bounds): void {
  const bounds = childOf(owner, 'Bounds', DC) ?? makeElement(owner, DC, 'Bounds')
  for (const [name, value] of Object.entries({ x, y, width, height })) setAttribute(bounds, name, rounded(value))
  if (!owner.children.includes(bounds)) insert(owner, bounds, childOf(owner, 'BPMNLabel', BPMNDI))
}

function setLabel(owner: XmlElement, label: Bounds | null): void {
  const found = childOf(owner, 'BPMNLabel', BPMNDI)
  if (label) setBounds(found ?? append(owner, BPMNDI, 'BPMNLabel'), label)
  else if (found) for (const bounds of childrenOf(found, 'Bounds', DC)) remove(bounds)
}

class Painter {
  private readonly shapes = new Map<string, XmlElement>()
  private readonly edges = new Map<string, XmlElement>()
  private readonly bars: Set<string>
  private n = 0

  constructor(
    readonly file: MapFile,
    readonly plane: XmlElement,
  ) {
    const { resolver } = file
    this.bars = barsIn(file)
    for (const element of [...walk(plane)]) {
      if (element.uri !== BPMNDI || (element.local !== 'BPMNShape' && element.local !== 'BPMNEdge')) continue
      const value = attributeOf(element, 'bpmnElement')
      const target = value === undefined ? null : resolver.resolve({ owner: element, name: 'bpmnElement', value })
      const of = element.local === 'BPMNShape' ? this.shapes : this.edges
      if (target) of.set(resolver.keyOf(target), element)
    }
  }

  /** `anew` – what is drawn already is drawn over, too. */
  paint({ shapes, edges }: Drawing, { anew }: { anew: boolean }): void {
    for (const [key, shape] of shapes) if (anew || !this.shapes.has(key)) this.shape(key, shape)
    for (const [key, edge] of edges) if (anew || !this.edges.has(key)) this.edge(key, edge)
  }

  private made(local: string, key: string): XmlElement {
    this.n += 1
    const wish = /^[A-Za-z_][\w.-]*$/.test(key) ? `${key}_di` : `di_${this.n}`
    return append(this.plane, BPMNDI, local, { id: this.file.resolver.freshId(wish), bpmnElement: key })
  }

  private shape(key: string, { bounds, label, upright, expanded }: Shape): void {
    const element = this.shapes.get(key) ?? this.made('BPMNShape', key)
    setBounds(element, bounds)
    setLabel(element, label)
    const node = this.file.nodes.get(key)
    if (this.bars.has(key)) setAttribute(element, 'isHorizontal', String(!upright))
    if (node?.inner) setAttribute(element, 'isExpanded', String(expanded))
    if (node?.type === 'exclusiveGateway') setAttribute(element, 'isMarkerVisible', 'true')
  }

  private edge(key: string, { points, label }: Edge): void {
    const element = this.edges.get(key) ?? this.made('BPMNEdge', key)
    for (const waypoint of childrenOf(element, 'waypoint', DI)) remove(waypoint)
    const before = childOf(element, 'BPMNLabel', BPMNDI)
    for (const { x, y } of points)
      insert(element, makeElement(element, DI, 'waypoint', { x: rounded(x), y: rounded(y) }), before)
    setLabel(element, label)
  }
}

/** The plane that shows the map itself, made where the file has none. */
function planeOf(file: MapFile): XmlElement {
  const { document, resolver, collaboration, processes } = file
  const [best] = planesOf(file).toSorted((a, b) => b.drawing.shapes.size - a.drawing.shapes.size)
  if (best) return best.element
  const found = childOf(document.root, 'BPMNDiagram', BPMNDI)
  const diagram = found ?? append(document.root, BPMNDI, 'BPMNDiagram', { id: resolver.freshId('diagram_1') })
  const shown = file.participants.length > 0 ? collaboration : processes[0]?.element
  return append(diagram, BPMNDI, 'BPMNPlane', {
    id: resolver.freshId('plane_1'),
    bpmnElement: shown ? resolver.keyOf(shown) : undefined,
  })
}

/** Sub-processes that the file shows closed. */
const closedIn = (file: MapFile): Set<string> =>
  new Set(
    planesOf(file).flatMap(({ drawing }) =>
      [...drawing.shapes].filter(([, { expanded }]) => !expanded).map(([key]) => key),
    ),
  )

/** Which way the file's own lanes and pools lie. */
const directionOf = (file: MapFile): Direction =>
  planesOf(file).some(({ drawing }) => [...drawing.shapes.values()].some(({ upright }) => upright)) ? 'down' : 'right'

/** Lays a file out anew and writes the drawing into it. */
export function redraw(document: XmlDocument): void {
  const file = readMap(document)
  new Painter(file, planeOf(file)).paint(layoutMap(file, directionOf(file), closedIn(file)), { anew: true })
}

/** Adds the drawing to a file that has none, and what it leaves out to one that has; tells whether it did. */
export function drawMissing(document: XmlDocument): boolean {
  const file = readMap(document)
  const { drawing, from } = shownOf(file, directionOf(file))
  if (from === 'file') return false
  new Painter(file, planeOf(file)).paint(drawing, { anew: from === 'layout' })
  return true
}
