/** A map laid out anew: every process, pool, lane, step, event and line of a file, whatever its own drawing shows. */
import type { Bounds, Drawing, Point } from '../drawing'
import { flowWords } from '../labels'
import type { MapExtra, MapFile, MapLane, MapLink, MapNode, MapParticipant, MapScope } from '../read'
import { blockOf, linesOf, widthOf } from '../text'
import { borderStep, EVENT, HEADER, type Span } from './place'
import { layScene, type Box, type LaidOut } from './scene'
import type { Band, Cell, End, Size, Wire } from './types'

/** Which way the flow runs. */
export type Direction = 'right' | 'down'

const TASK = { width: 150, height: 70 }
const GATEWAY = 50
export const LABEL = { size: 12, line: 14, width: 112, most: 4 }
export const WORDS = { size: 11.5, line: 13, width: 100, most: 3 }
const INSIDE = { side: 12, top: 28, bottom: 10 }

type Pool = { scope: MapScope | null; participant: MapParticipant | null; extras?: readonly MapExtra[] }
type Measured = { width: number; height: number }
type Inner = { drawing: Drawing; size: Measured }

/** The deepest lanes, each with those around it, the outermost first. */
const leavesOf = (lanes: readonly MapLane[], above: readonly MapLane[] = []): MapLane[][] =>
  lanes.flatMap((lane) => (lane.lanes.length > 0 ? leavesOf(lane.lanes, [...above, lane]) : [[...above, lane]]))

class Picture {
  readonly drawing: Drawing = { shapes: new Map(), edges: new Map() }
  private readonly cells: Cell[] = []
  private readonly bands: Band[] = []
  private readonly wires: Wire[] = []
  private readonly wireKeys: string[] = []
  private readonly ends = new Map<string, End>()
  private readonly inner = new Map<number, { node: MapNode; picture: Inner }>()
  private readonly pools: { pool: Pool; leaves: MapLane[][]; first: number }[] = []

  constructor(
    readonly file: MapFile,
    readonly direction: Direction,
    /** Sub-processes that do not show what they hold. */
    readonly closed: ReadonlySet<string>,
  ) {}

  /** Along and across the flow. */
  private turned = ({ width, height }: Measured): Size =>
    this.direction === 'right' ? { u: width, v: height } : { u: height, v: width }
  private bounds = ({ u, v, du, dv }: Box): Bounds =>
    this.direction === 'right' ? { x: u, y: v, width: du, height: dv } : { x: v, y: u, width: dv, height: du }
  private words = (text: string, of: typeof LABEL): Size | null => {
    const lines = linesOf(text, of)
    return lines.length === 0 ? null : this.turned(blockOf(lines, of.size, of.line))
  }

  add(pool: Pool): void {
    const { scope, participant, extras = scope?.extras ?? [] } = pool
    const number = this.pools.length
    const leaves = scope ? leavesOf(scope.lanes) : []
    const first = this.bands.length
    this.pools.push({ pool, leaves, first })
    const closed = (scope?.nodes.length ?? 0) + extras.length === 0
    if (participant) this.ends.set(participant.key, { pool: number })
    if (closed || leaves.length === 0)
      this.bands.push({ pool: number, closed, least: closed ? 56 : participant ? 110 : 0 })
    else for (const path of leaves) this.bands.push({ pool: number, closed: false, least: this.leastOf(path) })
    for (const extra of extras) this.extra(extra, first + (scope ? this.bandOfExtra(extra.key, scope, leaves) : 0))
    if (!scope) return
    const borders = Map.groupBy(
      scope.nodes.filter(({ host }) => host),
      ({ host }) => host,
    )
    for (const node of scope.nodes)
      if (!node.host) this.node(node, first + this.bandOf(node, leaves), borders.get(node) ?? [])
    for (const flow of scope.flows) this.wire(flow.key, 'flow', flow.from.key, flow.to.key, flowWords(flow))
  }

  private extra({ key, type, name }: MapExtra, band: number): void {
    this.ends.set(key, { cell: this.cells.length })
    const label = type.startsWith('data') ? this.words(name, LABEL) : null
    this.cells.push({ key, band, shape: this.turned(extraSize(type, name)), outline: null, label, borders: [] })
  }

  /** So much that the name of a lane is read in two lines. */
  private leastOf(path: readonly MapLane[]): number {
    const name = path.at(-1)?.name ?? ''
    const longest = Math.max(0, ...name.split(/\s+/).map((word) => widthOf(word, LABEL.size)))
    const room = Math.max(longest, widthOf(name, LABEL.size) * 0.6) * 1.08 + 20
    return Math.min(260, Math.max(this.direction === 'right' ? 96 : TASK.width + 26, room))
  }

  /** The lane of a node; of one without a lane that of its neighbour. */
  private bandOf(node: MapNode, leaves: readonly MapLane[][]): number {
    const of = ({ lanes }: MapNode): number => {
      const lane = lanes.at(-1)
      return lane ? leaves.findIndex((path) => path.includes(lane)) : -1
    }
    const near = [node, ...node.incoming.map(({ from }) => from.host ?? from), ...node.outgoing.map(({ to }) => to)]
    return Math.max(0, near.map(of).find((band) => band >= 0) ?? 0)
  }

  /** Data and texts stand in the lane of the first step that they belong to. */
  private bandOfExtra(key: string, scope: MapScope, leaves: readonly MapLane[][]): number {
    const linked = this.file.links.flatMap(({ from, to }) => (from === key ? [to] : to === key ? [from] : []))
    const node = linked.map((end) => this.file.nodes.get(end)).find((one) => one?.scope === scope)
    return node ? this.bandOf(node, leaves) : 0
  }

  private node(node: MapNode, band: number, borders: readonly MapNode[]): void {
    const cell = this.cells.length
    const isOpen = node.inner !== null && node.inner.nodes.length > 0 && !this.closed.has(node.key)
    const inner = isOpen
      ? pictureOf(this.file, [{ scope: node.inner, participant: null }], this.direction, this.closed)
      : null
    if (inner) this.inner.set(cell, { node, picture: inner })
    const outside = /(Event|Gateway)$/.test(node.type)
    this.ends.set(node.key, { cell })
    for (const [border, { key }] of borders.entries()) this.ends.set(key, { cell, border })
    const narrow = { ...LABEL, most: 3, width: borders.length > 1 ? 76 : LABEL.width }
    const onBorder = borders.map(({ key, name }) => ({ key, label: this.words(name, narrow) }))
    const shape = this.turned(inner ? around(inner.size) : nodeSize(node))
    const least = onBorder.length > 1 ? 56 + (onBorder.length - 1) * borderStep({ borders: onBorder }) : 0
    this.cells.push({
      key: node.key,
      band,
      shape: { ...shape, u: Math.max(shape.u, least) },
      outline: node.type.endsWith('Event') ? 'circle' : node.type.endsWith('Gateway') ? 'diamond' : null,
      label: outside ? this.words(node.name, LABEL) : null,
      borders: onBorder,
    })
  }

  private wire(key: string, kind: Wire['kind'], from: string, to: string, name: string): void {
    const [start, end] = [this.ends.get(from), this.ends.get(to)]
    if (!start || !end) return
    this.wires.push({ key, kind, from: start, to: end, label: name === '' ? null : this.words(name, WORDS) })
    this.wireKeys.push(key)
  }

  /** Messages, associations and data between what stands here. */
  links(links: readonly MapLink[]): void {
    for (const { key, from, to, name } of links) this.wire(key, 'side', from, to, name)
  }

  lay(): Measured {
    const levels = Math.max(0, ...this.pools.flatMap(({ leaves }) => leaves.map((path) => path.length)))
    const named = this.pools.some(({ pool }) => pool.participant) ? 1 : 0
    const header = HEADER * (levels + named)
    const laid = layScene(
      { cells: this.cells, bands: this.bands, wires: this.wires },
      { header, side: this.direction === 'right' ? -1 : 1 },
    )
    this.drawPools(laid, named)
    this.drawCells(laid)
    for (const [i, { points, label }] of laid.wires)
      this.drawing.edges.set(this.wireKeys[i] ?? '', {
        points: points.map(({ u, v }): Point => (this.direction === 'right' ? { x: u, y: v } : { x: v, y: u })),
        label: label && this.bounds(label),
      })
    const { width, height } = this.bounds({ u: 0, v: 0, du: laid.size.u, dv: laid.size.v })
    return { width, height }
  }

  private bar(key: string, laid: LaidOut, from: number, { from: near, to: far }: Span): void {
    const bounds = this.bounds({ u: from, v: near, du: laid.size.u - from, dv: far - near })
    this.drawing.shapes.set(key, { bounds, label: null, upright: this.direction === 'down', expanded: true })
  }

  private drawPools(laid: LaidOut, named: number): void {
    for (const [i, { pool, leaves, first }] of this.pools.entries()) {
      const span = laid.pools[i]
      if (pool.participant && span) this.bar(pool.participant.key, laid, 0, span)
      const lanes = new Map<MapLane, { depth: number; span: Span }>()
      for (const [n, path] of leaves.entries()) {
        const band = laid.bands[first + n]
        if (!band) continue
        for (const [depth, lane] of path.entries()) {
          const before = lanes.get(lane)
          lanes.set(lane, { depth, span: before ? { from: before.span.from, to: band.to } : band })
        }
      }
      for (const [lane, { depth, span: across }] of lanes) this.bar(lane.key, laid, HEADER * (named + depth), across)
    }
  }

  private drawCells(laid: LaidOut): void {
    for (const [i, { box, label, borders }] of laid.cells.entries()) {
      const cell = this.cells[i]
      if (!cell) continue
      const bounds = this.bounds(box)
      this.drawing.shapes.set(cell.key, {
        bounds,
        label: label && this.bounds(label),
        upright: false,
        expanded: !this.closed.has(cell.key),
      })
      for (const [n, border] of borders.entries())
        this.drawing.shapes.set(cell.borders[n]?.key ?? '', {
          bounds: this.bounds(border.box),
          label: border.label && this.bounds(border.label),
          upright: false,
          expanded: true,
        })
      const inside = this.inner.get(i)
      if (inside) this.include(inside.picture.drawing, { x: bounds.x + INSIDE.side, y: bounds.y + INSIDE.top })
    }
  }

  private include({ shapes, edges }: Drawing, by: Point): void {
    const moved = <T extends Point>(one: T): T => ({ ...one, x: one.x + by.x, y: one.y + by.y })
    for (const [key, shape] of shapes)
      this.drawing.shapes.set(key, { ...shape, bounds: moved(shape.bounds), label: shape.label && moved(shape.label) })
    for (const [key, { points, label }] of edges)
      this.drawing.edges.set(key, { points: points.map(moved), label: label && moved(label) })
  }

  /** Links whose ends stand in different sub-processes: straight from one to the other. */
  loose(): void {
    const middle = (key: string): Point | null => {
      const shape = this.drawing.shapes.get(key)?.bounds
      if (shape) return { x: shape.x + shape.width / 2, y: shape.y + shape.height / 2 }
      const points = this.drawing.edges.get(key)?.points
      const [a, b] = points
        ? [points[Math.floor((points.length - 1) / 2)], points[Math.ceil((points.length - 1) / 2)]]
        : []
      return a && b ? { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 } : null
    }
    for (const { key, from, to } of this.file.links) {
      if (this.drawing.edges.has(key)) continue
      const [start, end] = [middle(from), middle(to)]
      if (start && end)
        this.drawing.edges.set(key, {
          points: [this.border(from, start, end), this.border(to, end, start)],
          label: null,
        })
    }
  }

  /** Where a straight line from the middle of a shape leaves it. */
  private border(key: string, from: Point, to: Point): Point {
    const box = this.drawing.shapes.get(key)?.bounds
    const [dx, dy] = [to.x - from.x, to.y - from.y]
    if (!box || (dx === 0 && dy === 0)) return from
    const part = Math.min(box.width / 2 / Math.abs(dx || 1e-9), box.height / 2 / Math.abs(dy || 1e-9), 1)
    return { x: from.x + dx * part, y: from.y + dy * part }
  }
}

/** Pixels of a node's shape. */
export function nodeSize({ type }: MapNode): Measured {
  if (type.endsWith('Event')) return { width: EVENT, height: EVENT }
  return type.endsWith('Gateway') ? { width: GATEWAY, height: GATEWAY } : TASK
}

function extraSize(type: string, name: string): Measured {
  if (/^data(ObjectReference|Input|Output)$/.test(type)) return { width: 36, height: 50 }
  if (type === 'dataStoreReference') return { width: 50, height: 50 }
  if (type === 'group') return { width: 150, height: 80 }
  const { width, height } = blockOf(linesOf(name, { ...LABEL, width: 140, most: 8 }), LABEL.size, LABEL.line)
  return { width: Math.max(80, width + 16), height: Math.max(30, height + 10) }
}

const around = ({ width, height }: Measured): Measured => ({
  width: Math.max(TASK.width, width + 2 * INSIDE.side),
  height: Math.max(TASK.height, height + INSIDE.top + INSIDE.bottom),
})

function pictureOf(file: MapFile, pools: readonly Pool[], direction: Direction, closed: ReadonlySet<string>): Inner {
  const picture = new Picture(file, direction, closed)
  for (const pool of pools) picture.add(pool)
  picture.links(file.links)
  const size = picture.lay()
  return { drawing: picture.drawing, size }
}

/** The whole file laid out: its pools in their order, then processes that no pool shows. */
export function layoutMap(
  file: MapFile,
  direction: Direction = 'right',
  closed: ReadonlySet<string> = new Set(),
): Drawing {
  const shown = new Set<MapScope | null>()
  const picture = new Picture(file, direction, closed)
  for (const participant of file.participants) {
    // A process stands in the first of several pools that name it.
    picture.add({ scope: shown.has(participant.process) ? null : participant.process, participant })
    shown.add(participant.process)
  }
  for (const scope of file.processes)
    if (!shown.has(scope) && scope.nodes.length + scope.extras.length > 0) picture.add({ scope, participant: null })
  if (file.extras.length > 0) picture.add({ scope: null, participant: null, extras: file.extras })
  picture.links(file.links)
  picture.lay()
  picture.loose()
  return picture.drawing
}
