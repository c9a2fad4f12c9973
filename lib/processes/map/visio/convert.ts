/**
 * A Visio drawing as BPMN 2.0, as well as it can be read: each page a process, shapes by their masters, arrows by what
 * they are glued to or touch. What is not understood is named and stays in the drawing. Pure.
 */
import { emptyDefinitions } from '../definitions'
import { BPMN, BPMNDI, DC, DI } from '../namespaces'
import { append, setText, type XmlDocument, type XmlElement } from '../xml'
import { kindOf, type VisioKind } from './kinds'
import { visioPages, type VisioConnector, type VisioPage, type VisioParts, type VisioShape } from './page'
import type { VisioNote } from './words'

type Node = VisioShape & { kind: VisioKind }
export type Converted = { document: XmlDocument; notes: VisioNote[] }

const types: Partial<Record<VisioKind, string>> = {
  task: 'task',
  start: 'startEvent',
  end: 'endEvent',
  event: 'intermediateThrowEvent',
  decision: 'exclusiveGateway',
  parallel: 'parallelGateway',
  inclusive: 'inclusiveGateway',
}

const titleOf = ({ text, master }: VisioShape): string => text || master || 'фигура без названия'

class Page {
  readonly nodes: Node[] = []
  readonly lanes: Node[] = []
  readonly aside: Node[] = []
  readonly flows: (VisioConnector & { from: string; to: string })[] = []
  readonly notes: VisioNote[] = []

  constructor(readonly page: VisioPage) {
    const linked = new Set(page.connectors.flatMap(({ from, to }) => [from, to]))
    for (const shape of page.shapes) this.sort(shape, linked.has(shape.id))
    this.connect()
    for (const node of this.nodes) if (node.kind === 'terminator') node.kind = this.sideOf(node)
  }

  private note(code: VisioNote['code'], what: string): void {
    this.notes.push({ page: this.page.name, code, what })
  }

  private sort(shape: VisioShape, isLinked: boolean): void {
    const known = shape.isPicture ? undefined : kindOf(shape.master)
    if (known === 'frame') return
    if (known === 'lane') this.lanes.push({ ...shape, kind: known })
    else if (known === 'pool') this.note('pool', titleOf(shape))
    else if (known === 'data' || known === 'note') this.aside.push({ ...shape, kind: known })
    else if (known) this.nodes.push({ ...shape, kind: known })
    else if (isLinked) {
      this.note('taken-for-step', titleOf(shape))
      this.nodes.push({ ...shape, kind: 'task' })
    } else if (shape.text !== '') {
      if (shape.master !== '') this.note('taken-for-note', titleOf(shape))
      this.aside.push({ ...shape, kind: 'note' })
    } else if (shape.isPicture || shape.master !== '') this.note('unknown', titleOf(shape))
  }

  private connect(): void {
    const stands = new Map([...this.nodes, ...this.aside].map((node) => [node.id, node]))
    const names = (id: string | null): string =>
      titleOf(stands.get(id ?? '') ?? ({ text: '', master: '' } as VisioShape))
    for (const one of this.page.connectors) {
      const { from, to } = one
      const [source, target] = [stands.get(from ?? ''), stands.get(to ?? '')]
      if (!source || !target || from === null || to === null) {
        const at = source ? names(from) : target ? names(to) : one.text
        this.note('loose-arrow', at)
      } else if (source.kind === 'data' || source.kind === 'note' || target.kind === 'data' || target.kind === 'note') {
        this.note('data-arrow', `${names(from)} – ${names(to)}`)
      } else {
        if (one.isPlain) this.note('plain-line', `${names(from)} – ${names(to)}`)
        this.flows.push({ ...one, from, to })
      }
    }
  }

  private sideOf({ id }: Node): VisioKind {
    const entered = this.flows.some(({ to }) => to === id)
    const left = this.flows.some(({ from }) => from === id)
    return entered && !left ? 'end' : !entered ? 'start' : 'event'
  }

  /** The lane around a shape's middle. */
  laneOf({ box }: Node): Node | undefined {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
    return this.lanes.find(
      ({ box: { x: left, y: top, width, height } }) => x >= left && x <= left + width && y >= top && y <= top + height,
    )
  }
}

class Writer {
  constructor(
    readonly root: XmlElement,
    readonly number: number,
  ) {}

  private id = (kind: string, id: string): string => `${kind}_${this.number}_${id}`
  private nodeId = (id: string): string => this.id('shape', id)

  process(page: Page): XmlElement {
    const name = page.page.name
    const process = append(this.root, BPMN, 'process', { id: `page_${this.number}`, name, isExecutable: 'false' })
    const lanes = page.lanes.toSorted((a, b) => a.box.y - b.box.y || a.box.x - b.box.x)
    if (lanes.length > 0) {
      const set = append(process, BPMN, 'laneSet', { id: `lanes_${this.number}` })
      for (const lane of lanes) {
        const element = append(set, BPMN, 'lane', { id: this.id('lane', lane.id), name: lane.text })
        for (const node of page.nodes)
          if (page.laneOf(node) === lane) setText(append(element, BPMN, 'flowNodeRef'), this.nodeId(node.id))
      }
    }
    for (const { id, kind, text } of page.nodes)
      append(process, BPMN, types[kind] ?? 'task', { id: this.nodeId(id), name: text })
    for (const { id, from, to, text } of page.flows)
      append(process, BPMN, 'sequenceFlow', {
        id: this.id('flow', id),
        name: text === '' ? undefined : text,
        sourceRef: this.nodeId(from),
        targetRef: this.nodeId(to),
      })
    for (const { id, kind, text } of page.aside) {
      if (kind === 'data') {
        append(process, BPMN, 'dataObject', { id: this.id('object', id) })
        append(process, BPMN, 'dataObjectReference', {
          id: this.nodeId(id),
          name: text,
          dataObjectRef: this.id('object', id),
        })
      } else setText(append(append(process, BPMN, 'textAnnotation', { id: this.nodeId(id) }), BPMN, 'text'), text)
    }
    return process
  }

  drawing(page: Page): void {
    const diagram = append(this.root, BPMNDI, 'BPMNDiagram', { id: `diagram_${this.number}`, name: page.page.name })
    const plane = append(diagram, BPMNDI, 'BPMNPlane', {
      id: `plane_${this.number}`,
      bpmnElement: `page_${this.number}`,
    })
    const shape = (element: string, { box }: Node, more: Record<string, string> = {}) => {
      const drawn = append(plane, BPMNDI, 'BPMNShape', { id: `${element}_di`, bpmnElement: element, ...more })
      const bounds = Object.entries(box).map(([key, value]) => [key, String(Math.round(value))])
      append(drawn, DC, 'Bounds', Object.fromEntries(bounds) as Record<string, string>)
    }
    for (const lane of page.lanes)
      shape(this.id('lane', lane.id), lane, { isHorizontal: String(lane.box.width >= lane.box.height) })
    for (const node of [...page.nodes, ...page.aside]) shape(this.nodeId(node.id), node)
    const boxes = new Map(page.nodes.map(({ id, box }) => [id, box]))
    for (const { id, from, to } of page.flows) {
      const edge = append(plane, BPMNDI, 'BPMNEdge', {
        id: `${this.id('flow', id)}_di`,
        bpmnElement: this.id('flow', id),
      })
      for (const point of wayOf(boxes.get(from), boxes.get(to)))
        append(edge, DI, 'waypoint', { x: String(Math.round(point.x)), y: String(Math.round(point.y)) })
    }
  }
}

type Box = VisioShape['box']

/** From side to side with one turn or two. */
function wayOf(from: Box | undefined, to: Box | undefined): { x: number; y: number }[] {
  if (!from || !to) return []
  const [ax, ay] = [from.x + from.width / 2, from.y + from.height / 2]
  const [bx, by] = [to.x + to.width / 2, to.y + to.height / 2]
  if (Math.abs(bx - ax) >= Math.abs(by - ay)) {
    const [x1, x2] = bx >= ax ? [from.x + from.width, to.x] : [from.x, to.x + to.width]
    const middle = (x1 + x2) / 2
    return [
      { x: x1, y: ay },
      { x: middle, y: ay },
      { x: middle, y: by },
      { x: x2, y: by },
    ]
  }
  const [y1, y2] = by >= ay ? [from.y + from.height, to.y] : [from.y, to.y + to.height]
  const middle = (y1 + y2) / 2
  return [
    { x: ax, y: y1 },
    { x: ax, y: middle },
    { x: bx, y: middle },
    { x: bx, y: y2 },
  ]
}

/** Null – no page has a shape. */
export function convertVisio(parts: VisioParts): Converted | null {
  const pages = visioPages(parts)
    .map((page) => new Page(page))
    .filter(({ nodes }) => nodes.length > 0)
  if (pages.length === 0) return null
  const root = emptyDefinitions('Visio')
  const writers = pages.map((page, i) => ({ page, writer: new Writer(root, i + 1) }))
  for (const { page, writer } of writers) writer.process(page)
  for (const { page, writer } of writers) writer.drawing(page)
  return {
    document: { version: '1.0', standalone: null, before: [], root, after: [] },
    notes: pages.flatMap(({ notes }) => notes),
  }
}
