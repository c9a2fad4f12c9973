/**
 * Ways of lines through the grid. A line leaves its cell, turns in the channel behind it, runs through free cells of a
 * row or a corridor between rows, turns again and enters. Numbers: the middle of column c is 2c + 1, the channel before
 * it 2c; rows and corridors likewise.
 */
import { newItem, stretch, type Item } from './tracks'
import { isPool, type Grid, type Scene, type Wire } from './types'

export type Line = { axis: 'u' | 'v'; at: number; item: Item }
export type Port =
  | { kind: 'front'; cell: number }
  /** `from` – the side that a way back comes from; 0 – in the middle. */
  | { kind: 'back'; cell: number; from: -1 | 0 | 1 }
  /** The side of a cell (−1 near, 1 far), the n-th of several there. */
  | { kind: 'side'; cell: number; border?: number; side: -1 | 1; nth: number }
  | { kind: 'pool'; pool: number; side: -1 | 1 }
export type Route = { wire: number; from: Port; to: Port; lines: Line[]; back: boolean }

export type Routes = {
  routes: Route[]
  /** Items of each channel and corridor by their number. */
  channels: Item[][]
  corridors: Item[][]
}

const channel = (column: number): number => 2 * column
const middle = (n: number): number => 2 * n + 1

type Way = {
  i: number
  a: number
  b: number
  r: number
  s: number
  source: { cell: number; border?: number }
  target: number
}

export class Router {
  readonly routes: Route[] = []
  private readonly channels = new Map<number, Map<string, Item>>()
  private readonly corridors = new Map<number, Map<string, Item>>()
  /** Cells of the grid that hold a cell or let a line through. */
  private readonly used = new Set<number>()
  private readonly sides = new Map<string, number>()
  private readonly outgoing = new Map<string, number>()
  private readonly rowsOfPool: Map<number, [number, number]>

  constructor(
    readonly scene: Scene,
    readonly grid: Grid,
    readonly back: ReadonlySet<number>,
    /** Wires that take the way through a corridor because two would lie on each other. */
    readonly bent: ReadonlySet<number>,
  ) {
    for (const cell of scene.cells.keys()) this.used.add(this.spot(this.row(cell), this.column(cell)))
    for (const [i, { kind, from }] of scene.wires.entries())
      if (kind === 'flow' && !isPool(from) && !back.has(i)) {
        const key = this.sourceKey(from)
        this.outgoing.set(key, (this.outgoing.get(key) ?? 0) + 1)
      }
    this.rowsOfPool = new Map()
    for (const [row, band] of grid.bandOfRow.entries()) {
      const pool = scene.bands[band]?.pool
      if (pool === undefined) continue
      const span = this.rowsOfPool.get(pool)
      this.rowsOfPool.set(pool, span ? [span[0], row] : [row, row])
    }
  }

  private row = (cell: number): number => this.grid.row[cell] ?? 0
  private column = (cell: number): number => this.grid.column[cell] ?? 0
  private spot = (row: number, column: number): number => row * (this.grid.columns + 1) + column
  private sourceKey = ({ cell, border }: { cell: number; border?: number }): string => `${cell}.${border ?? ''}`

  private item(of: Map<number, Map<string, Item>>, at: number, net: string): Item {
    const items = of.get(at) ?? new Map<string, Item>()
    of.set(at, items)
    const item = items.get(net) ?? newItem()
    items.set(net, item)
    return item
  }

  /** Free cells of a row between two columns, taken for a line. */
  private pass(row: number, from: number, to: number): boolean {
    for (let column = from; column <= to; column += 1) if (this.used.has(this.spot(row, column))) return false
    for (let column = from; column <= to; column += 1) this.used.add(this.spot(row, column))
    return true
  }

  run(): Routes {
    for (const [i, wire] of this.scene.wires.entries()) if (wire.kind === 'flow') this.flow(i, wire)
    for (const [i, wire] of this.scene.wires.entries()) if (wire.kind === 'side') this.side(i, wire)
    const listed = (of: Map<number, Map<string, Item>>, n: number): Item[][] =>
      Array.from({ length: n }, (_, at) => [...(of.get(at)?.values() ?? [])])
    return {
      routes: this.routes,
      channels: listed(this.channels, this.grid.columns + 1),
      corridors: listed(this.corridors, this.grid.bandOfRow.length + 1),
    }
  }

  /** A line across, in the channel before a column; `near` and `far` – rows on its two sides. */
  private across(column: number, net: string, { near, far, to }: { near?: number; far?: number; to?: number }): Line {
    const item = this.item(this.channels, column, net)
    for (const at of [near, far]) if (at !== undefined) stretch(item, middle(at))
    if (to !== undefined) stretch(item, to)
    if (near !== undefined) item.near.add(middle(near))
    if (far !== undefined) item.far.add(middle(far))
    return { axis: 'v', at: column, item }
  }

  private along(corridor: number, net: string, ...ends: number[]): Line {
    const item = this.item(this.corridors, corridor, net)
    stretch(item, ...ends)
    return { axis: 'u', at: corridor, item }
  }

  private flow(i: number, { from, to }: Wire): void {
    if (isPool(from) || isPool(to)) return
    const [a, b] = [this.column(from.cell), this.column(to.cell)]
    const [r, s] = [this.row(from.cell), this.row(to.cell)]
    const way = { i, a, b, r, s, source: from, target: to.cell }
    if (from.border !== undefined) {
      const start: Port = { kind: 'side', cell: from.cell, border: from.border, side: 1, nth: 0 }
      const lines = this.borderLines(way)
      this.routes.push({ wire: i, from: start, to: { kind: 'back', cell: to.cell, from: 0 }, lines, back: false })
    } else if (this.back.has(i) || b <= a) this.backWay(way)
    else {
      const lines = this.flowLines(way)
      const ends = { from: { kind: 'front', cell: from.cell }, to: { kind: 'back', cell: to.cell, from: 0 } } as const
      this.routes.push({ wire: i, ...ends, lines, back: false })
    }
  }

  /** A way back leaves at the near side, runs along its own row and turns in the channel before its goal. */
  private backWay({ i, b, a, r, s, source, target }: Way): void {
    const side = r > s ? 1 : -1
    const along = this.along(r, `back ${this.sourceKey(source)} ${target}`, middle(a), channel(b))
    along.item.far.add(middle(a))
    const height = middle(s) + side / 4
    const item = this.item(this.channels, b, `back ${target}`)
    stretch(item, 2 * r, height)
    item.far.add(height)
    const lines: Line[] = [along, { axis: 'v', at: b, item }]
    this.routes.push({
      wire: i,
      from: this.port(source, -1),
      to: { kind: 'back', cell: target, from: side },
      lines,
      back: true,
    })
  }

  private flowLines({ i, a, b, r, s, source, target }: Way): Line[] {
    const key = this.sourceKey(source)
    const out = (this.outgoing.get(key) ?? 0) > 1 ? `out ${key}` : `in ${target}`
    const bent = this.bent.has(i)
    if (!bent) {
      if (r === s && this.pass(r, a + 1, b - 1)) return []
      const net = b === a + 1 ? out : `${out} ${i}`
      if (r !== s && this.pass(s, a + 1, b - 1)) return [this.across(a + 1, net, { near: r, far: s })]
      if (r !== s && this.pass(r, a + 1, b - 1)) return [this.across(b, `in ${target} ${i}`, { near: r, far: s })]
    }
    const corridor = s > r ? s : s + 1
    const [leave, enter] = bent ? [`out ${key} ${i}`, `in ${target} ${i}`] : [`out ${key}`, `in ${target}`]
    return [
      this.across(a + 1, leave, { near: r, to: 2 * corridor }),
      this.along(corridor, enter, channel(a + 1), channel(b)),
      this.across(b, `${enter} late`, { far: s, to: 2 * corridor }),
    ]
  }

  /** From an event on the far side of a cell: first into the corridor there. */
  private borderLines({ a, b, r, s, source, target }: Way): Line[] {
    const net = `border ${this.sourceKey(source)}`
    const corridor = r + 1
    const last = b <= a || !this.pass(s, a + 1, b - 1) ? b : a + 1
    const first = this.along(corridor, net, middle(a), channel(last))
    first.item.near.add(middle(a))
    return [first, this.across(last, `in ${target} ${net}`, { far: s, to: 2 * corridor })]
  }

  private port(end: { cell: number; border?: number }, side: -1 | 1): Port {
    const key = `${this.sourceKey(end)} ${side}`
    const nth = this.sides.get(key) ?? 0
    this.sides.set(key, nth + 1)
    return { kind: 'side', ...end, side, nth }
  }

  private side(i: number, { from, to }: Wire): void {
    if (isPool(from)) {
      if (isPool(to)) this.betweenPools(i, from.pool, to.pool)
      else this.toPool(i, from.pool, to, true)
    } else if (isPool(to)) this.toPool(i, to.pool, from, false)
    else this.betweenCells(i, from, to)
  }

  private betweenCells(
    i: number,
    from: { cell: number; border?: number },
    to: { cell: number; border?: number },
  ): void {
    const [a, b, r, s] = [this.column(from.cell), this.column(to.cell), this.row(from.cell), this.row(to.cell)]
    const [up, down]: [-1 | 1, -1 | 1] = r < s ? [1, -1] : r > s ? [-1, 1] : [1, 1]
    const [leaving, entering] = [r + (up === 1 ? 1 : 0), s + (down === 1 ? 1 : 0)]
    const ports = { from: this.port(from, up), to: this.port(to, down) }
    const lines: Line[] = []
    const net = `side ${i}`
    const stub = (line: Line, column: number, side: -1 | 1) => {
      // What comes from the row before a corridor stands before what comes from the row behind it.
      if (side === 1) line.item.near.add(middle(column))
      else line.item.far.add(middle(column))
    }
    if (leaving === entering) {
      const straight =
        a === b && ports.from.kind === 'side' && ports.to.kind === 'side' && ports.from.nth === ports.to.nth
      if (!straight) {
        const line = this.along(leaving, net, middle(a), middle(b))
        stub(line, a, up)
        stub(line, b, down)
        lines.push(line)
      }
    } else {
      const turn = b > a ? a + 1 : b < a ? a : a + 1
      const [first, last] = [
        this.along(leaving, `${net} a`, middle(a), channel(turn)),
        this.along(entering, `${net} b`, channel(turn), middle(b)),
      ]
      stub(first, a, up)
      stub(last, b, down)
      lines.push(first, this.between(turn, net, leaving, entering), last)
    }
    this.routes.push({ wire: i, ...ports, lines, back: false })
  }

  private between(column: number, net: string, ...corridors: number[]): Line {
    const item = this.item(this.channels, column, net)
    stretch(item, ...corridors.map((one) => 2 * one))
    return { axis: 'v', at: column, item }
  }

  private toPool(i: number, pool: number, end: { cell: number; border?: number }, outwards: boolean): void {
    const [first, last] = this.rowsOfPool.get(pool) ?? [0, 0]
    const [a, r] = [this.column(end.cell), this.row(end.cell)]
    const below = first > r
    const side = below ? 1 : -1
    const corridor = below ? r + 1 : r
    const edge = below ? first : last + 1
    const port = this.port(end, side)
    const border: Port = { kind: 'pool', pool, side: below ? -1 : 1 }
    const lines: Line[] = []
    // Nothing stands between the outermost row of a pool and the next pool.
    if (Math.abs(edge - corridor) > 1) {
      const line = this.along(corridor, `side ${i}`, middle(a), channel(a + 1))
      if (below) line.item.near.add(middle(a))
      else line.item.far.add(middle(a))
      lines.push(line, this.between(a + 1, `side ${i}`, corridor, edge))
    }
    const ends = outwards ? { from: border, to: port } : { from: port, to: border }
    this.routes.push({ wire: i, ...ends, lines: outwards ? lines.toReversed() : lines, back: false })
  }

  private betweenPools(i: number, from: number, to: number): void {
    const [first, last] = this.rowsOfPool.get(from) ?? [0, 0]
    const [otherFirst, otherLast] = this.rowsOfPool.get(to) ?? [0, 0]
    const below = otherFirst > first
    const [start, end] = below ? [last + 1, otherFirst] : [first, otherLast + 1]
    const side = below ? 1 : -1
    this.routes.push({
      wire: i,
      from: { kind: 'pool', pool: from, side },
      to: { kind: 'pool', pool: to, side: below ? -1 : 1 },
      lines: [this.between(this.grid.columns, `side ${i}`, start, end)],
      back: false,
    })
  }
}
