/**
 * The value stream as SVG text: boxes of work with their figures, waiting between them, returns, and the ladder of time
 * below. All figures come reckoned and written; nothing is reckoned here.
 */
import type { StepValue } from '../model/types'
import type { Bounds } from './drawing'
import { page, type Palette } from './palette'
import { frame, markers, pathOf, rect, tag, textIn, title } from './svg'
import { widthOf } from './text'

export type StreamStep = {
  id: string
  name: string
  role: string
  /** Lines under the box: «работа» – «27 мин». */
  figures: { label: string; value: string }[]
  value?: StepValue
  /** Before the work: how long, how many wait; `heat` (0…1) tints it and the words say it. */
  waiting: { time: string; count?: string; heat?: number }
  /** Work on the ladder. */
  work: string
  /** A number in a sign at the corner: a loss (ёж), or the idea that takes it away. */
  signs?: { kind: 'loss' | 'idea'; text: string }[]
  /** A branch that the time does not go through: beside the ladder. */
  aside?: boolean
}

export type Stream = {
  steps: StreamStep[]
  /** Where it comes from and goes to, with a line of words. */
  from?: { name: string; note: string }
  to?: { name: string; note: string }
  /** Ways back by the ids of their steps. */
  returns?: { from: string; to: string; label: string }[]
  /** Steps done at once: from the first to the last. */
  together?: { from: string; to: string; label: string }[]
}

export type StreamOptions = { id: string; title: string; description: string; colours?: Palette; isPicture?: boolean }

const BOX = { width: 148, height: 50 }
const WAIT = 104
const STEP = BOX.width + WAIT
const LEFT = 20
const ROW = 16
/** Who works: two lines. */
const ROLE = 28
/** Between two ways back, with the words of one above it. */
const BACK = 24
const PARTNER = { width: 150, height: 42 }

const valueWords: Readonly<Record<StepValue, string>> = { adds: '+ ценность', needed: 'нужно', waste: '− потеря' }

class StreamCanvas {
  private readonly colours: Palette
  private readonly out: string[] = []
  private readonly top: number
  private readonly rows: number
  private readonly at: ReadonlyMap<string, number>

  constructor(
    readonly stream: Stream,
    readonly options: StreamOptions,
  ) {
    this.colours = options.colours ?? page
    this.at = new Map(stream.steps.map(({ id }, i) => [id, i]))
    const partners = stream.from || stream.to ? PARTNER.height + 26 : 0
    this.top = 14 + partners + (stream.returns?.length ?? 0) * BACK + 16
    this.rows = Math.max(0, ...stream.steps.map(({ figures }) => figures.length)) + 2
  }

  private x = (i: number): number => LEFT + WAIT + i * STEP
  private middle = (i: number): number => this.x(i) + BOX.width / 2
  private get foot(): number {
    return this.top + BOX.height + ROLE + (this.rows - 1) * ROW
  }
  private get ladder(): number {
    return this.foot + 12 + (this.stream.together?.length ? 30 : 0) + 20
  }
  private text(
    text: string,
    box: Bounds,
    more: { size?: number; fill?: string; weight?: number; anchor?: 'start' | 'end'; most?: number } = {},
  ): string {
    const { size = 11.5, fill = this.colours.ink, weight, anchor, most = 1 } = more
    return textIn(text, box, { size, line: size * 1.2, most, fill, weight, anchor, from: 'middle' })
  }

  private step(step: StreamStep, i: number): string {
    const { ink, surface, line, muted, accent } = this.colours
    const [x, y] = [this.x(i), this.top]
    const box = { x, y, ...BOX }
    const parts = [
      title(
        [step.name, step.role, ...step.figures.map(({ label, value }) => `${label} ${value}`)]
          .filter(Boolean)
          .join('; '),
      ),
      rect(box, {
        fill: surface,
        stroke: ink,
        'stroke-width': 1.3,
        'stroke-dasharray': step.aside ? '4 3' : undefined,
      }),
      this.text(step.name, { ...box, x: x + 4, width: BOX.width - 8 }, { size: 12, weight: 600, most: 3 }),
    ]
    const row = (n: number): Bounds =>
      n === 0
        ? { x, y: y + BOX.height, width: BOX.width, height: ROLE }
        : { x, y: y + BOX.height + ROLE + (n - 1) * ROW, width: BOX.width, height: ROW }
    const cell = (n: number, inside: string) => parts.push(rect(row(n), { fill: 'none', stroke: line }), inside)
    cell(0, this.text(step.role, { ...row(0), x: x + 3, width: BOX.width - 6 }, { most: 2 }))
    for (const [n, { label, value }] of step.figures.entries()) {
      const at = { ...row(n + 1), x: x + 4, width: BOX.width - 8 }
      cell(
        n + 1,
        this.text(label, at, { fill: muted, anchor: 'start', size: 11 }) +
          this.text(
            value,
            { ...at, x: at.x + widthOf(`${label} `, 11), width: at.width - widthOf(`${label} `, 11) },
            { anchor: 'end' },
          ),
      )
    }
    if (step.value)
      cell(
        step.figures.length + 1,
        this.text(valueWords[step.value], row(step.figures.length + 1), {
          weight: step.value === 'adds' ? 600 : undefined,
          fill: step.value === 'adds' ? accent : ink,
        }),
      )
    for (const [n, { kind, text }] of (step.signs ?? []).entries())
      parts.push(this.sign(kind, text, x + BOX.width - 8 - n * 26, y - 10))
    const reach = this.options.isPicture
      ? {}
      : { tabindex: '0', role: 'img', 'aria-label': `${step.name}; ${step.role}` }
    return tag('g', { 'data-step': step.id, ...reach }, parts.join(''))
  }

  /** A star with points for a loss, a disc for an idea; more than a number is written on a strip. */
  private sign(kind: 'loss' | 'idea', text: string, x: number, y: number): string {
    const { ink, accent, surface } = this.colours
    const fill = kind === 'loss' ? ink : accent
    const width = Math.min(BOX.width, widthOf(text, 10.5) + 14)
    if (width > 34) {
      const box = { x: x + 8 - width, y: y - 9, width, height: 17 }
      return (
        rect(box, { rx: 8, fill }) +
        this.text(text, { ...box, x: box.x + 4, width: width - 8 }, { size: 10.5, fill: surface, weight: 600 })
      )
    }
    const points = Array.from({ length: 24 }, (_, i) => {
      const [angle, r] = [(i * Math.PI) / 12, i % 2 === 0 ? 13 : 10]
      return { x: x + r * Math.cos(angle), y: y + r * Math.sin(angle) }
    })
    const shape =
      kind === 'loss' ? tag('path', { d: `${pathOf(points)}z`, fill }) : tag('circle', { cx: x, cy: y, r: 12, fill })
    return (
      shape +
      this.text(text, { x: x - 14, y: y - 8, width: 28, height: 16 }, { size: 10.5, fill: surface, weight: 600 })
    )
  }

  private waiting({ waiting }: StreamStep, i: number): string {
    const { ink, surface, heat, muted } = this.colours
    const x = this.x(i) - WAIT / 2 - 4
    const y = this.top + BOX.height / 2
    const triangle = { d: `M${x} ${y - 16}L${x + 17} ${y + 13}H${x - 17}z`, 'stroke-linejoin': 'round' }
    const step = Math.ceil(Math.min(1, Math.max(0, waiting.heat ?? 0)) * 5)
    return [
      tag('path', {
        d: `M${x + 18} ${y}H${this.x(i) - 2}`,
        stroke: ink,
        'stroke-width': 1.3,
        'marker-end': `url(#${this.options.id}-flow)`,
      }),
      tag('path', { ...triangle, fill: surface, stroke: ink, 'stroke-width': 1.1 }),
      step > 0 ? tag('path', { ...triangle, fill: heat, 'fill-opacity': step * 0.12 }) : '',
      waiting.count ? this.count(waiting.count, x, y) : '',
      this.text(
        waiting.time,
        { x: x - WAIT / 2 + 2, y: y + 15, width: WAIT - 2, height: 14 },
        { fill: muted, size: 11 },
      ),
    ].join('')
  }

  /** How many wait: in the triangle, or below the time where it is more than a number. */
  private count(text: string, x: number, y: number): string {
    const inside = widthOf(text, 10.5) <= 24
    const box = inside
      ? { x: x - 16, y: y - 4, width: 32, height: 14 }
      : { x: x - WAIT / 2 + 2, y: y + 28, width: WAIT - 2, height: 14 }
    return this.text(text, box, { weight: 600, size: 10.5 })
  }

  private partner(words: { name: string; note: string }, i: number, isSource: boolean): string {
    const { ink, surface, muted } = this.colours
    const middle = isSource ? this.x(i) - WAIT / 2 - 4 : this.middle(i)
    const x = Math.max(4, middle - PARTNER.width / 2)
    const box = { x, y: 8, ...PARTNER }
    const foot = box.y + PARTNER.height
    const line = isSource
      ? `M${middle} ${foot}V${this.top + BOX.height / 2 - 20}`
      : `M${middle} ${this.top}V${foot + 3}`
    return [
      rect(box, { fill: surface, stroke: ink, 'stroke-width': 1.2 }),
      this.text(words.name, { ...box, height: 24 }, { weight: 600, size: 12 }),
      this.text(words.note, { ...box, y: box.y + 20, height: 18 }, { fill: muted }),
      tag('path', {
        d: line,
        fill: 'none',
        stroke: ink,
        'stroke-width': 1.3,
        'marker-end': `url(#${this.options.id}-flow)`,
      }),
    ].join('')
  }

  private back({ from, to, label }: { from: string; to: string; label: string }, n: number): string {
    const [a, b] = [this.at.get(from), this.at.get(to)]
    if (a === undefined || b === undefined) return ''
    const y = this.top - 24 - n * BACK
    const [start, end] = [this.middle(a) + n * 6, this.middle(b) - 12 - n * 6]
    const { danger, paper } = this.colours
    const box = { x: (start + end) / 2 - 90, y: y - 18, width: 180, height: 16 }
    return [
      tag('path', {
        d: `M${start} ${this.top}V${y}H${end}V${this.top - 2}`,
        fill: 'none',
        stroke: danger,
        'stroke-width': 1.4,
        'stroke-dasharray': '6 3',
        'marker-end': `url(#${this.options.id}-return)`,
      }),
      textIn(label, box, { size: 11.5, line: 14, most: 1, fill: danger, weight: 600, halo: paper, from: 'middle' }),
    ].join('')
  }

  private bracket({ from, to, label }: { from: string; to: string; label: string }): string {
    const [a, b] = [this.at.get(from), this.at.get(to)]
    if (a === undefined || b === undefined) return ''
    const [x, end, y] = [this.x(a), this.x(b) + BOX.width, this.foot + 6]
    return [
      tag('path', { d: `M${x} ${y}v6H${end}v-6`, fill: 'none', stroke: this.colours.ink, 'stroke-width': 1.2 }),
      this.text(label, { x, y: y + 8, width: end - x, height: 18 }),
    ].join('')
  }

  /** Waiting above, work below; a branch beside it is dotted. */
  private time(): string {
    const { ink, muted, accent } = this.colours
    const { steps } = this.stream
    const [high, low] = [this.ladder, this.ladder + 20]
    const out: string[] = []
    for (const [i, step] of steps.entries()) {
      const [from, x, end] = [i === 0 ? LEFT : this.x(i - 1) + BOX.width, this.x(i), this.x(i) + BOX.width]
      const line = step.aside ? `M${from} ${high}H${end}` : `M${from} ${high}H${x}V${low}H${end}V${high}`
      out.push(
        tag('path', {
          d: line,
          fill: 'none',
          stroke: step.aside ? muted : ink,
          'stroke-width': 1.3,
          'stroke-dasharray': step.aside ? '2 3' : undefined,
        }),
        step.aside
          ? this.text(
              `вторая ветвь: ${step.work}`,
              { x: from, y: high - 18, width: end - from, height: 16 },
              { fill: muted },
            )
          : this.text(
              step.waiting.time,
              { x: from - 6, y: high - 18, width: x - from + 12, height: 16 },
              { weight: 600 },
            ) + this.text(step.work, { x, y: low - 18, width: BOX.width, height: 16 }, { fill: accent, weight: 600 }),
      )
    }
    return out.join('')
  }

  draw(): string {
    const { steps, from, to, returns = [], together = [] } = this.stream
    const { id, title: name, description, isPicture = true } = this.options
    this.out.push(
      markers(id, this.colours),
      ...(from && steps.length > 0 ? [this.partner(from, 0, true)] : []),
      ...(to && steps.length > 0 ? [this.partner(to, steps.length - 1, false)] : []),
      ...steps.map((step, i) => this.waiting(step, i)),
      ...returns.map((one, n) => this.back(one, n)),
      ...steps.map((step, i) => this.step(step, i)),
      ...together.map((one) => this.bracket(one)),
      this.time(),
    )
    const width = Math.max(this.x(steps.length) - WAIT + 40, 2 * PARTNER.width)
    const bounds = { x: 0, y: 0, width, height: this.ladder + 36 }
    const paper = rect(bounds, { fill: this.colours.paper })
    return frame(
      { id, title: name, description, bounds, colours: this.colours, isPicture },
      [paper, ...this.out].join('\n'),
    )
  }
}

export const drawStream = (stream: Stream, options: StreamOptions): string => new StreamCanvas(stream, options).draw()
