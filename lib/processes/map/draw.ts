/**
 * A map as SVG text: from its own drawing or from a layout of ours. Names are text and nothing else, whatever stands in
 * them; what is shortened is whole in the shape's title, by pointer and by keys.
 */
import type { Bounds, Drawing, Edge, Shape } from './drawing'
import { barShape, extraShape, nodeShape } from './draw-shapes'
import { flowData, stepData } from './gemba'
import { flowWords, nodeWords } from './labels'
import { LABEL, WORDS } from './layout/picture'
import type { StepMark } from './marks'
import { page, type Palette } from './palette'
import type { MapExtra, MapFile, MapFlow, MapLane, MapLink, MapNode } from './read'
import { frame, markers, pathOf, rect, tag, textIn, title } from './svg'
import { attributeOf } from './xml'

export type DrawOptions = {
  /** Sets the drawing apart from others on a page: letters, digits and hyphens. */
  id: string
  title: string
  description: string
  colours?: Palette
  /** By the element's key or by the step's id in the table. */
  marks?: ReadonlyMap<string, StepMark>
  /** One picture to a reader; without it every step can be gone to by keys. */
  isPicture?: boolean
}

const SIDE = 16

/** Everything a drawing covers. */
function around({ shapes, edges }: Drawing): Bounds {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  const cover = (box: Bounds | null) => {
    if (!box) return
    left = Math.min(left, box.x)
    top = Math.min(top, box.y)
    right = Math.max(right, box.x + box.width)
    bottom = Math.max(bottom, box.y + box.height)
  }
  for (const { bounds, label } of shapes.values()) {
    cover(bounds)
    cover(label)
  }
  for (const { points, label } of edges.values()) {
    for (const { x, y } of points) cover({ x, y, width: 0, height: 0 })
    cover(label)
  }
  if (left > right) return { x: 0, y: 0, width: 1, height: 1 }
  return { x: left - SIDE, y: top - SIDE, width: right - left + 2 * SIDE, height: bottom - top + 2 * SIDE }
}

/** Half-way along a line. */
function middleOf(points: Edge['points']): { x: number; y: number } {
  const lengths = points.slice(1).map((to, i) => Math.hypot(to.x - (points[i]?.x ?? 0), to.y - (points[i]?.y ?? 0)))
  let left = lengths.reduce((sum, one) => sum + one, 0) / 2
  for (const [i, length] of lengths.entries()) {
    const [from, to] = [points[i], points[i + 1]]
    if (from && to && left <= length) {
      const part = length === 0 ? 0 : left / length
      return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part }
    }
    left -= length
  }
  return points[0] ?? { x: 0, y: 0 }
}

class Canvas {
  private readonly colours: Palette
  constructor(
    readonly file: MapFile,
    readonly drawing: Drawing,
    readonly options: DrawOptions,
  ) {
    this.colours = options.colours ?? page
  }

  private mark = (name: string): string => `url(#${this.options.id}-${name})`

  private wordsAt(text: string, edge: Edge): string {
    if (text === '') return ''
    const { x, y } = middleOf(edge.points)
    const given = edge.label
    // A place in the file is often narrower than its words.
    const box = given
      ? {
          ...given,
          x: given.x + given.width / 2 - Math.max(given.width, WORDS.width) / 2,
          width: Math.max(given.width, WORDS.width),
        }
      : { x: x - WORDS.width / 2, y: y - WORDS.line - 2, width: WORDS.width, height: 2 * WORDS.line }
    return textIn(text, box, { ...WORDS, fill: this.colours.ink, halo: this.colours.paper, from: 'top' })
  }

  flow(flow: MapFlow, edge: Edge): { line: string; words: string } {
    const isReturn = flowData(flow.element).return === true
    const { danger, ink } = this.colours
    const start = flow.from.type.endsWith('Gateway') || flow.condition === null ? undefined : this.mark('condition')
    const line = tag('path', {
      d: pathOf(edge.points),
      fill: 'none',
      stroke: isReturn ? danger : ink,
      'stroke-width': 1.4,
      'stroke-dasharray': isReturn ? '6 3' : undefined,
      'stroke-linejoin': 'round',
      'marker-end': this.mark(isReturn ? 'return' : 'flow'),
      'marker-start': flow.isDefault ? this.mark('default') : start,
    })
    return { line, words: this.wordsAt(flowWords(flow), edge) }
  }

  link(link: MapLink, edge: Edge): { line: string; words: string } {
    const isMessage = link.type === 'messageFlow'
    const direction = attributeOf(link.element, 'associationDirection')
    const isPointed = isMessage || link.type.startsWith('data') || direction === 'One' || direction === 'Both'
    const line = tag('path', {
      d: pathOf(edge.points),
      fill: 'none',
      stroke: this.colours.muted,
      'stroke-width': 1.2,
      'stroke-dasharray': isMessage ? '7 4' : '2 3',
      'marker-end': isPointed ? this.mark(isMessage ? 'message' : 'data') : undefined,
      'marker-start': isMessage ? this.mark('sent') : direction === 'Both' ? this.mark('data-back') : undefined,
    })
    return { line, words: this.wordsAt(link.name, edge) }
  }

  /** By the element's key or by the step's id in the table. */
  private markOf(node: MapNode): StepMark | undefined {
    const { marks } = this.options
    return marks && (marks.get(node.key) ?? marks.get(stepData(node.element).step ?? ''))
  }

  /** A step with its whole name for a pointer, a keyboard and a reader. */
  node(node: MapNode, shape: Shape): string {
    const open =
      node.inner !== null && shape.expanded && node.inner.nodes.some(({ key }) => this.drawing.shapes.has(key))
    const mark = this.markOf(node)
    const drawn = nodeShape(node, shape, {
      colours: this.colours,
      mark,
      open,
    })
    const whole = [nodeWords(node), mark?.pins?.length ? `проблемы: ${mark.pins.join(', ')}` : '']
      .filter(Boolean)
      .join('; ')
    const reach = this.options.isPicture ? {} : { tabindex: '0', role: 'img', 'aria-label': whole }
    return tag('g', { 'data-step': node.key, ...reach }, title(whole) + drawn)
  }

  outerName(name: string, { bounds, label }: Shape): string {
    if (name === '') return ''
    const wide = Math.max(label?.width ?? 0, LABEL.width)
    const beside = label && label.x >= bounds.x + bounds.width
    const below = {
      x: bounds.x + bounds.width / 2 - LABEL.width / 2,
      y: bounds.y + bounds.height + 4,
      width: LABEL.width,
      height: 0,
    }
    const box = label
      ? beside
        ? { ...label, width: wide }
        : { ...label, x: label.x + label.width / 2 - wide / 2, width: wide }
      : below
    const { ink, paper } = this.colours
    return textIn(name, box, { ...LABEL, fill: ink, halo: paper, anchor: beside ? 'start' : 'middle', from: 'top' })
  }

  private bars(): string[] {
    const out: string[] = []
    const lanes = (list: readonly MapLane[]): void => {
      for (const lane of list) {
        const shape = this.drawing.shapes.get(lane.key)
        if (shape) out.push(barShape(lane.name, shape, { colours: this.colours, whole: false, strong: false }))
        lanes(lane.lanes)
      }
    }
    for (const { lanes: own } of this.file.processes) lanes(own)
    for (const { key, name, process } of this.file.participants) {
      const shape = this.drawing.shapes.get(key)
      const whole = !process || process.nodes.length === 0
      if (shape) out.push(barShape(name, shape, { colours: this.colours, whole, strong: true }))
    }
    return out
  }

  draw(): string {
    const { shapes, edges } = this.drawing
    const bounds = around(this.drawing)
    const back: string[] = []
    const lines: string[] = []
    const front: { area: number; drawn: string }[] = []
    const names: string[] = []
    const scopes = [...this.file.processes]
    for (let i = 0; i < scopes.length; i += 1) {
      const scope = scopes[i]
      if (!scope) continue
      // What a sub-process holds is drawn over it; events on borders over what they stand on.
      for (const node of scope.nodes.toSorted((a, b) => Number(a.host !== null) - Number(b.host !== null))) {
        const shape = shapes.get(node.key)
        if (shape) {
          // What holds others is drawn before them.
          front.push({ area: shape.bounds.width * shape.bounds.height, drawn: this.node(node, shape) })
          if (/(Event|Gateway)$/.test(node.type)) names.push(this.outerName(node.name, shape))
        }
        if (node.inner) scopes.push(node.inner)
      }
      for (const extra of scope.extras) this.extra(extra, back, names)
      for (const flow of scope.flows) this.put(edges.get(flow.key), (edge) => this.flow(flow, edge), lines, names)
    }
    for (const extra of this.file.extras) this.extra(extra, back, names)
    for (const link of this.file.links) this.put(edges.get(link.key), (edge) => this.link(link, edge), lines, names)
    const { id, title: name, description, isPicture = false } = this.options
    const isFrame = ({ area }: { area: number }): boolean => area > 40_000
    const shapesInOrder = front.filter((one) => !isFrame(one)).map(({ drawn }) => drawn)
    const frames = front
      .filter(isFrame)
      .toSorted((a, b) => b.area - a.area)
      .map(({ drawn }) => drawn)
    const inside = [
      markers(id, this.colours),
      rect(bounds, { fill: this.colours.paper }),
      ...this.bars(),
      ...frames,
      ...back,
      ...lines,
      ...shapesInOrder,
      ...names,
    ]
    return frame({ id, title: name, description, bounds, colours: this.colours, isPicture }, inside.join('\n'))
  }

  private extra(extra: MapExtra, back: string[], names: string[]): void {
    const shape = this.drawing.shapes.get(extra.key)
    if (!shape) return
    back.push(tag('g', {}, title(extra.name) + extraShape(extra, shape, this.colours)))
    if (extra.type.startsWith('data')) names.push(this.outerName(extra.name, shape))
  }

  private put(
    edge: Edge | undefined,
    of: (edge: Edge) => { line: string; words: string },
    lines: string[],
    names: string[],
  ): void {
    if (!edge) return
    const { line, words } = of(edge)
    lines.push(line)
    names.push(words)
  }
}

/** SVG text, well-formed by itself; nothing in it is fetched or run. */
export const drawMap = (file: MapFile, drawing: Drawing, options: DrawOptions): string =>
  new Canvas(file, drawing, options).draw()
