/** Grid and tracks → places in pixels, still along and across the flow. */
import type { Line, Port, Route } from './route'
import { assignTracks, type Item } from './tracks'
import type { Cell, Grid, Scene, Size } from './types'

const TRACK = 12
const PAD = 14
/** Room for an arrow before a cell. */
const ARROW = 20
const EDGE = 16
const POOL_GAP = 28
export const EVENT = 36
export const HEADER = 30
export const LABEL_GAP = 4

export type Spot = { u: number; v: number }
export type Span = { from: number; to: number }

/** How far events on one border stand from each other, so that their words do. */
export const borderStep = ({ borders }: Pick<Cell, 'borders'>): number =>
  Math.max(44, ...borders.map(({ label }) => (label?.u ?? 0) + 16))

/** How far a cell reaches from its middle: before and behind along the flow, near and far across it. */
function reach({ shape, label, borders }: Cell): { u: number; near: number; far: number } {
  const half = shape.u / 2
  const beyond = borders.map(({ label: words }, i) => (words ? words.u + 16 - 28 - i * borderStep({ borders }) : 0))
  const under = borders.map(({ label: words }) => EVENT / 2 + (words ? words.v + 4 : 0))
  return {
    u: Math.max(half, (label?.u ?? 0) / 2, half + Math.max(0, ...beyond)),
    near: shape.v / 2,
    far: shape.v / 2 + (label ? label.v + LABEL_GAP : 0) + Math.max(0, ...under),
  }
}

export class Places {
  readonly columns: Span[] = []
  readonly channels: { from: number; to: number; zone: number }[] = []
  readonly rows: (Span & { middle: number })[] = []
  readonly corridors: Span[] = []

  constructor(
    readonly scene: Scene,
    readonly grid: Grid,
    private readonly tracks: { channels: number[]; corridors: number[] },
    /** Room for the words of lines: by channel along, by corridor across. */
    private readonly words: { channels: number[]; corridors: number[] },
    header: number,
  ) {
    const wide = Array.from({ length: grid.columns }, () => 0)
    const near = grid.bandOfRow.map(() => 0)
    const far = grid.bandOfRow.map(() => 0)
    for (const [i, cell] of scene.cells.entries()) {
      const [column, row, size] = [grid.column[i] ?? 0, grid.row[i] ?? 0, reach(cell)]
      wide[column] = Math.max(wide[column] ?? 0, 2 * size.u)
      near[row] = Math.max(near[row] ?? 0, size.near)
      far[row] = Math.max(far[row] ?? 0, size.far)
    }
    this.placeColumns(wide, words.channels, header)
    this.placeRows(near, far)
  }

  private placeColumns(wide: readonly number[], words: readonly number[], header: number): void {
    let u = header
    for (let i = 0; i <= wide.length; i += 1) {
      const tracks = (this.tracks.channels[i] ?? 0) * TRACK
      const outer = i === 0 || i === wide.length
      const zone = u + PAD + tracks
      const to = zone + (words[i] ?? 0) + (outer && tracks === 0 ? 6 : ARROW)
      this.channels.push({ from: u, to, zone })
      u = to
      if (i < wide.length) {
        this.columns.push({ from: u, to: u + (wide[i] ?? 0) })
        u += wide[i] ?? 0
      }
    }
  }

  private placeRows(near: readonly number[], far: readonly number[]): void {
    let v = 0
    for (let i = 0; i <= near.length; i += 1) {
      const tracks = (this.tracks.corridors[i] ?? 0) * this.step(i)
      const to = v + EDGE + tracks + (tracks > 0 ? 6 : 0)
      this.corridors.push({ from: v, to })
      v = to
      if (i === near.length) break
      const band = this.grid.bandOfRow[i] ?? -1
      const { least = 0, closed = false } = this.scene.bands[band] ?? {}
      const size = band < 0 ? POOL_GAP : Math.max((near[i] ?? 0) + (far[i] ?? 0), this.leastOf(i, least, closed))
      const slack = size - (near[i] ?? 0) - (far[i] ?? 0)
      this.rows.push({ from: v, to: v + size, middle: v + slack / 2 + (near[i] ?? 0) })
      v += size
    }
  }

  /** Tracks of a corridor stand apart so far that words fit between them. */
  private step(corridor: number): number {
    const words = this.words.corridors[corridor] ?? 0
    return words > 0 ? words + 5 : TRACK
  }

  /** What a band needs at least is shared by its rows. */
  private leastOf(row: number, least: number, closed: boolean): number {
    if (closed) return least
    const band = this.grid.bandOfRow[row]
    return least / this.grid.bandOfRow.filter((one) => one === band).length
  }

  get size(): Size {
    return { u: this.channels.at(-1)?.to ?? 0, v: this.corridors.at(-1)?.to ?? 0 }
  }

  cell(i: number): Spot {
    const column = this.columns[this.grid.column[i] ?? 0] ?? { from: 0, to: 0 }
    return { u: (column.from + column.to) / 2, v: this.rows[this.grid.row[i] ?? 0]?.middle ?? 0 }
  }

  /** The middle of an event on the border of a cell. */
  border(i: number, nth: number): Spot {
    const { u, v } = this.cell(i)
    const { shape, borders } = this.scene.cells[i] ?? { shape: { u: 0, v: 0 }, borders: [] }
    return { u: u + shape.u / 2 - 28 - nth * borderStep({ borders }), v: v + shape.v / 2 }
  }

  /** Rows of a pool, from edge to edge. */
  pool(number: number): Span {
    const rows = [...this.grid.bandOfRow.keys()].filter(
      (row) => this.scene.bands[this.grid.bandOfRow[row] ?? -1]?.pool === number,
    )
    const [first = 0, last = 0] = [rows[0], rows.at(-1)]
    return { from: this.corridors[first]?.from ?? 0, to: this.corridors[last + 1]?.to ?? 0 }
  }

  band(number: number): Span {
    const rows = [...this.grid.bandOfRow.keys()].filter((row) => this.grid.bandOfRow[row] === number)
    const [first = 0, last = 0] = [rows[0], rows.at(-1)]
    const other = (row: number): boolean =>
      this.scene.bands[this.grid.bandOfRow[row] ?? -1]?.pool !== this.scene.bands[number]?.pool
    const [before, after] = [this.corridors[first], this.corridors[last + 1]]
    return {
      from: other(first - 1) ? (before?.from ?? 0) : (before?.from ?? 0) + EDGE / 2,
      to: other(last + 1) ? (after?.to ?? 0) : (after?.from ?? 0) + EDGE / 2,
    }
  }

  /** Where a line runs: across in its channel, along in its corridor. */
  line({ axis, at, item }: Line): number {
    if (axis === 'v') return (this.channels[at]?.from ?? 0) + PAD + item.track * TRACK
    return (
      (this.corridors[at]?.to ?? 0) -
      (EDGE / 2 + 4) -
      ((this.tracks.corridors[at] ?? 1) - 1 - item.track) * this.step(at)
    )
  }

  port(port: Port): Spot & { along: boolean } {
    if (port.kind === 'pool') {
      const { from, to } = this.pool(port.pool)
      return { u: Number.NaN, v: port.side === 1 ? to : from, along: false }
    }
    const { shape, outline } = this.scene.cells[port.cell] ?? { shape: { u: 0, v: 0 }, outline: null }
    const { u, v } = this.cell(port.cell)
    if (port.kind === 'front') return { u: u + shape.u / 2, v, along: true }
    // A way back comes in beside the others where the shape has room for it.
    if (port.kind === 'back')
      return { u: u - shape.u / 2, v: v + (outline ? 0 : (port.from * shape.v) / 4), along: true }
    if (port.border !== undefined) {
      const at = this.border(port.cell, port.border)
      return { u: at.u, v: at.v + (port.side * EVENT) / 2, along: false }
    }
    // A gateway is met at its tip by all; elsewhere several lines stand side by side.
    const wish =
      outline === 'diamond' ? 0 : Math.ceil(port.nth / 2) * (outline ? 8 : 14) * (port.nth % 2 === 1 ? 1 : -1)
    const by = Math.max(6 - shape.u / 2, Math.min(shape.u / 2 - 6, wish))
    return { u: u + by, v: v + port.side * edgeAt(outline, shape.v / 2, by), along: false }
  }

  /** The corners of a line, from port to port. */
  points({ from, to, lines }: Route): Spot[] {
    const [start, end] = [this.port(from), this.port(to)]
    const across = lines.find(({ axis }) => axis === 'v')
    // A pool is met where the line comes to it.
    const meet = (at: Spot, other: Spot): number =>
      Number.isNaN(at.u) ? (across ? this.line(across) : Number.isNaN(other.u) ? 0 : other.u) : at.u
    const points: Spot[] = [{ u: meet(start, end), v: start.v }]
    for (const line of lines) {
      const last = points.at(-1) ?? { u: 0, v: 0 }
      points.push(line.axis === 'v' ? { u: this.line(line), v: last.v } : { u: last.u, v: this.line(line) })
    }
    const last = points.at(-1) ?? { u: 0, v: 0 }
    const goal = { u: meet(end, start), v: end.v }
    points.push(end.along ? { u: last.u, v: goal.v } : { u: goal.u, v: last.v }, goal)
    return straightened(points)
  }
}

/** How far from the middle an outline lies, so far beside it. */
function edgeAt(outline: Cell['outline'], half: number, by: number): number {
  return outline === 'circle' ? Math.sqrt(Math.max(0, half * half - by * by)) : half
}

const same = (a: number, b: number): boolean => Math.abs(a - b) < 0.01

/** Without points that do not turn. */
function straightened(points: readonly Spot[]): Spot[] {
  const kept: Spot[] = []
  for (const point of points) {
    const [before, last] = [kept.at(-2), kept.at(-1)]
    if (last && same(last.u, point.u) && same(last.v, point.v)) continue
    if (
      before &&
      last &&
      ((same(before.u, last.u) && same(last.u, point.u)) || (same(before.v, last.v) && same(last.v, point.v)))
    )
      kept.pop()
    kept.push(point)
  }
  const [only] = kept
  return kept.length === 1 && only ? [only, only] : kept
}

/** Tracks of all channels and corridors, and what two lines would lie on each other for. */
export function tracksOf(items: readonly Item[][]): { counts: number[]; stuck: Set<Item> } {
  const stuck = new Set<Item>()
  const counts = items.map((list) => {
    const found = assignTracks(list)
    for (const item of found.stuck) stuck.add(item)
    return list.length === 0 ? 0 : found.tracks
  })
  return { counts, stuck }
}
