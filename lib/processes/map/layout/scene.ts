/** A scene laid out: places of cells, bands and pools, corners of lines, places of their words. */
import { arcsOf } from './layers'
import { EVENT, LABEL_GAP, Places, tracksOf, type Span, type Spot } from './place'
import { Router, type Route, type Routes } from './route'
import { gridOf } from './rows'
import { isPool, type Grid, type Scene, type Size } from './types'

/** From (u, v) on, `du` along the flow and `dv` across it. */
export type Box = { u: number; v: number; du: number; dv: number }
type Wired = { points: Spot[]; label: Box | null }
export type LaidOut = {
  size: Size
  cells: { box: Box; label: Box | null; borders: { box: Box; label: Box | null }[] }[]
  bands: Span[]
  pools: Span[]
  /** By the number of the wire. */
  wires: Map<number, Wired>
}

/** On which side of a line its words stand, across the flow: −1 above it, 1 to the right of a line that runs down. */
export type WordSide = -1 | 1

const ROUNDS = 4

type Tracks = { channels: number[]; corridors: number[] }

/** Ways with their tracks; where two would lie on each other, one of them goes round through a corridor. */
function routed(scene: Scene, grid: Grid, back: ReadonlySet<number>): { routes: Routes; tracks: Tracks } {
  const bent = new Set<number>()
  for (let round = 1; ; round += 1) {
    const routes = new Router(scene, grid, back, bent).run()
    const [channels, corridors] = [tracksOf(routes.channels), tracksOf(routes.corridors)]
    const crossed = routes.routes.filter(
      ({ wire, lines }) => lines.length === 1 && lines.some(({ item }) => channels.stuck.has(item)) && !bent.has(wire),
    )
    if (crossed.length === 0 || round === ROUNDS)
      return { routes, tracks: { channels: channels.counts, corridors: corridors.counts } }
    for (const { wire } of crossed) bent.add(wire)
  }
}

const corridorOf = ({ lines }: Route): number | undefined => lines.find(({ axis }) => axis === 'u')?.at

/** The channel in which the words of a line stand. */
function wordChannel({ lines }: Route, column: number): number {
  const [only, ...more] = lines
  return only && more.length === 0 && only.axis === 'v' ? only.at : column + 1
}

/** Room for words: in channels along the flow, in corridors across it. */
function roomFor({ scene, grid, routes, side }: { scene: Scene; grid: Grid; routes: Routes; side: WordSide }): Tracks {
  const channels = Array.from({ length: grid.columns + 1 }, () => 0)
  const corridors = Array.from({ length: grid.bandOfRow.length + 1 }, () => 0)
  for (const route of routes.routes) {
    const wire = scene.wires[route.wire]
    if (!wire?.label || wire.kind !== 'flow' || isPool(wire.from)) continue
    const at = wordChannel(route, grid.column[wire.from.cell] ?? 0)
    if (!route.back) channels[at] = Math.max(channels[at] ?? 0, wire.label.u + 6)
    const corridor = corridorOf(route)
    if (corridor !== undefined && side === -1) corridors[corridor] = Math.max(corridors[corridor] ?? 0, wire.label.v)
  }
  return { channels, corridors }
}

const overlap = (a: Box, b: Box): boolean =>
  a.u < b.u + b.du && b.u < a.u + a.du && a.v < b.v + b.dv && b.v < a.v + a.dv

/** Places that words have taken. */
class Words {
  private readonly taken = new Map<number, Box[]>()

  /** A free place, moved step by step while others stand there. */
  put(wish: Box, step: Spot): Box {
    let box = wish
    for (let i = 0; i < 6 && this.isTaken(box); i += 1) box = { ...box, u: box.u + step.u, v: box.v + step.v }
    for (const key of this.keys(box)) this.taken.set(key, [...(this.taken.get(key) ?? []), box])
    return box
  }

  private keys({ u, du }: Box): number[] {
    const first = Math.floor(u / 200)
    return Array.from({ length: Math.floor((u + du) / 200) - first + 1 }, (_, i) => first + i)
  }

  private isTaken(box: Box): boolean {
    return this.keys(box).some((key) => (this.taken.get(key) ?? []).some((other) => overlap(box, other)))
  }
}

/** Where the words of a line begin: behind the tracks of a channel, at the line that is the wire's own there. */
function wordsOf(
  route: Route,
  { size, places, side, points }: { size: Size; places: Places; side: WordSide; points: readonly Spot[] },
): Box {
  const { scene, grid } = places
  const wire = scene.wires[route.wire]
  const column = wire && !isPool(wire.from) ? (grid.column[wire.from.cell] ?? 0) : 0
  const zone = places.channels[wordChannel(route, column)]?.zone ?? 0
  const along = route.lines.find(({ axis }) => axis === 'u')
  const first = points[0] ?? { u: 0, v: 0 }
  const last = points.at(-1) ?? { u: 0, v: 0 }
  // A way back: beside its stub, on the side that it goes to.
  if (route.back && along && side === -1)
    return { u: first.u - size.u - 6, v: places.line(along) - size.v - 3, du: size.u, dv: size.v }
  if (route.back) return { u: first.u - size.u - 3, v: first.v - size.v - 4, du: size.u, dv: size.v }
  const v = along ? places.line(along) : last.v
  const u = zone
  return { u, v: side === -1 ? v - size.v - 3 : v + 5, du: size.u, dv: size.v }
}

/** Words of a line that is no flow: in the middle of its longest part. */
function sideWords(points: readonly Spot[], size: Size): Box {
  let best: [Spot, Spot] = [points[0] ?? { u: 0, v: 0 }, points[1] ?? { u: 0, v: 0 }]
  const length = ([a, b]: [Spot, Spot]): number => Math.abs(a.u - b.u) + Math.abs(a.v - b.v)
  for (const [i, point] of points.entries()) {
    const next = points[i + 1]
    if (next && length([point, next]) > length(best)) best = [point, next]
  }
  const [u, v] = [(best[0].u + best[1].u) / 2, (best[0].v + best[1].v) / 2]
  return { u: u - size.u / 2, v: v - size.v / 2, du: size.u, dv: size.v }
}

function cellBoxes(places: Places): LaidOut['cells'] {
  return places.scene.cells.map(({ shape, label, borders }, i) => {
    const { u, v } = places.cell(i)
    const edge = v + shape.v / 2
    return {
      box: { u: u - shape.u / 2, v: v - shape.v / 2, du: shape.u, dv: shape.v },
      label: label && { u: u - label.u / 2, v: edge + LABEL_GAP, du: label.u, dv: label.v },
      borders: borders.map(({ label: words }, nth) => {
        const at = places.border(i, nth)
        return {
          box: { u: at.u - EVENT / 2, v: at.v - EVENT / 2, du: EVENT, dv: EVENT },
          label: words && { u: at.u + 6, v: at.v + EVENT / 2 + 2, du: words.u, dv: words.v },
        }
      }),
    }
  })
}

/** `header` – room before the first column for the names of pools and lanes. */
export function layScene(scene: Scene, { header, side }: { header: number; side: WordSide }): LaidOut {
  const arcs = arcsOf(scene)
  const grid = gridOf(scene, arcs)
  const { routes, tracks } = routed(scene, grid, arcs.back)
  const places = new Places(scene, grid, tracks, roomFor({ scene, grid, routes, side }), header)
  const words = new Words()
  const wires = new Map<number, Wired>()
  for (const route of routes.routes) {
    const wire = scene.wires[route.wire]
    const points = places.points(route)
    const size = wire?.label
    const wish =
      size && (wire.kind === 'flow' ? wordsOf(route, { size, places, side, points }) : sideWords(points, size))
    // Words beside the stub of a way back get out of the way along the flow, all others across it.
    const step = wish && (route.back && side === 1 ? { u: wish.du + 7, v: 0 } : { u: 0, v: side * wish.dv })
    wires.set(route.wire, { points, label: wish && step ? words.put(wish, step) : null })
  }
  return {
    size: places.size,
    cells: cellBoxes(places),
    bands: scene.bands.map((_, i) => places.band(i)),
    pools: [...new Set(scene.bands.map(({ pool }) => pool))].map((pool) => places.pool(pool)),
    wires,
  }
}
