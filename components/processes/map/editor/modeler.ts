/**
 * The drawing editor itself: bpmn-js with Russian words and the page's colours. Its licence wants the mark of bpmn.io
 * at the corner of the drawing left as it is.
 */
import Modeler from 'bpmn-js/lib/Modeler'
import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css'
import './editor.css'
import { translate } from './words'
import { softened } from '@/lib/processes/map/hyphens'

type BusinessObject = { id: string; name?: string; $type: string }
type Shape = {
  id: string
  type: string
  businessObject: BusinessObject
  x: number
  y: number
  width: number
  height: number
  outgoing?: Shape[]
  parent?: Shape
  children?: Shape[]
  waypoints?: unknown
  labelTarget?: Shape
}

/** A shape as a person finds it in a list. */
export type Listed = { id: string; name: string; kind: 'step' | 'gateway' | 'event' }

export type Editor = {
  open: (xml: string) => Promise<void>
  xml: () => Promise<string>
  shapes: () => Listed[]
  select: (id: string) => void
  rename: (id: string, name: string) => void
  /** Puts a step or a gateway after one; the way that led on goes on from there. Returns its id. */
  addAfter: (id: string, kind: 'step' | 'gateway') => string | null
  remove: (id: string) => void
  undo: () => void
  redo: () => void
  whole: () => void
  focus: () => void
  close: () => void
}

/** Around the map, in points. */
const EDGE = 16
/** A map opens no smaller than its words can be read. */
const READABLE = 0.6
/** What of the box the palette leaves. */
const freeOf = (outer: { width: number; height: number }, { left, foot } = { left: 0, foot: 0 }) => ({
  left: left + EDGE,
  top: EDGE,
  width: Math.max(40, outer.width - left - 2 * EDGE),
  height: Math.max(40, outer.height - foot - 2 * EDGE),
})

/** Between a step and the next one. */
const GAP = 50

type Told = { changed: () => void; selected: (id: string | null) => void }

const kindOf = (type: string): Listed['kind'] | null =>
  /(Task|Activity|SubProcess|Transaction)$/.test(type)
    ? 'step'
    : type.endsWith('Gateway')
      ? 'gateway'
      : type.endsWith('Event')
        ? 'event'
        : null

type Box = { x: number; y: number; width: number; height: number }
type Services = {
  canvas: {
    viewbox: (box?: unknown) => Box & { inner: Box; outer: { width: number; height: number } }
    scrollToElement: (shape: Shape) => void
    focus: () => void
  }
  elementRegistry: { get: (id: string) => Shape | undefined; filter: (keep: (shape: Shape) => boolean) => Shape[] }
  selection: { select: (shape: Shape | null) => void; get: () => Shape[] }
  modeling: {
    updateLabel: (shape: Shape, name: string) => void
    createSpace: (
      moving: Shape[],
      resizing: Shape[],
      delta: { x: number; y: number },
      direction: 'e',
      start: number,
    ) => void
    createShape: (shape: Shape, at: { x: number; y: number }, parent: Shape) => Shape
    connect: (from: Shape, to: Shape) => void
    reconnectStart: (flow: Shape, source: Shape, at: { x: number; y: number }) => void
    removeElements: (shapes: Shape[]) => void
  }
  elementFactory: { createShape: (options: { type: string }) => Shape }
  spaceTool: {
    calculateAdjustments: (
      shapes: Shape[],
      axis: 'x',
      delta: number,
      start: number,
    ) => { movingShapes: Shape[]; resizingShapes: Shape[] }
  }
  autoPlace: { append: (source: Shape, shape: Shape) => Shape }
  textRenderer: { createText: (words: string, options: unknown) => unknown }
  commandStack: { undo: () => void; redo: () => void; canUndo: () => boolean; canRedo: () => boolean }
  eventBus: { on: (event: string, tell: (event: { newSelection?: Shape[] }) => void) => void }
}

/** Long words are divided by syllables, not just anywhere. */
function divideBySyllables(text: Services['textRenderer']): void {
  const createText = text.createText
  text.createText = (words, options) => createText(softened(words), options)
}

type Size = { width: number; height: number }

/** What the canvas shows for the map to lie in what the palette leaves. */
function viewOf(inner: Box, outer: Size, palette: Size | undefined, least: number): Box {
  const atFoot = palette !== undefined && palette.width > palette.height
  const taken = palette && (atFoot ? { left: 0, foot: palette.height + EDGE } : { left: palette.width + EDGE, foot: 0 })
  const free = freeOf(outer, taken)
  const fits = Math.min(free.width / Math.max(1, inner.width), free.height / Math.max(1, inner.height), 1)
  const scale = Math.max(fits, least)
  // What is wider than the box begins at its left.
  const spare = (has: number, takes: number): number => Math.max(0, (has - takes * scale) / 2)
  return {
    x: inner.x - (free.left + spare(free.width, inner.width)) / scale,
    y: inner.y - (free.top + spare(free.height, inner.height)) / scale,
    width: outer.width / scale,
    height: outer.height / scale,
  }
}

export function openEditor(container: HTMLElement, told: Told): Editor {
  const modeler = new Modeler({
    container,
    additionalModules: [{ translate: ['value', translate] }],
    bpmnRenderer: {
      defaultFillColor: 'var(--surface)',
      defaultStrokeColor: 'var(--ink)',
      defaultLabelColor: 'var(--ink)',
    },
    textRenderer: { defaultStyle: { fontFamily: "'Golos Text Variable', 'Golos Text', sans-serif", fontSize: 13 } },
  })
  const of = <Name extends keyof Services>(name: Name) => modeler.get<Services[Name]>(name)
  divideBySyllables(of('textRenderer'))
  const shape = (id: string): Shape | undefined => of('elementRegistry').get(id)
  let isOpening = false

  /** The whole map in what the palette leaves: at its right, or above it where it lies along the foot. */
  function whole(least = 0): void {
    const { inner, outer } = of('canvas').viewbox()
    const palette = container.querySelector('.djs-palette')?.getBoundingClientRect()
    of('canvas').viewbox(viewOf(inner, outer, palette, least))
  }

  /** In the lane of the step before, with what follows moved aside. */
  function between(source: Shape, way: Shape, fresh: Shape): Shape {
    const start = source.x + source.width
    const delta = fresh.width + GAP
    const all = of('elementRegistry').filter((one) => one.parent !== undefined && !one.waypoints)
    const { movingShapes, resizingShapes } = of('spaceTool').calculateAdjustments(all, 'x', delta, start)
    of('modeling').createSpace(movingShapes, resizingShapes, { x: delta, y: 0 }, 'e', start)
    const at = { x: start + GAP + fresh.width / 2, y: source.y + source.height / 2 }
    const made = of('modeling').createShape(fresh, at, source.parent ?? source)
    of('modeling').reconnectStart(way, made, { x: made.x + made.width / 2, y: made.y + made.height / 2 })
    of('modeling').connect(source, made)
    return made
  }
  of('eventBus').on('commandStack.changed', () => {
    if (!isOpening) told.changed()
  })
  of('eventBus').on('selection.changed', ({ newSelection = [] }) => {
    const [only, ...more] = newSelection
    told.selected(only && more.length === 0 ? (only.labelTarget ?? only).id : null)
  })
  container.querySelector('svg')?.setAttribute('aria-label', 'Рисунок процесса')

  return {
    open: async (xml) => {
      const before = of('elementRegistry').filter(() => true).length > 1 ? of('canvas').viewbox() : null
      isOpening = true
      try {
        await modeler.importXML(xml)
      } finally {
        isOpening = false
      }
      if (before) of('canvas').viewbox({ x: before.x, y: before.y, width: before.width, height: before.height })
      else whole(READABLE)
    },
    xml: async () => (await modeler.saveXML()).xml ?? '',
    shapes: () =>
      of('elementRegistry')
        .filter((one) => !one.labelTarget && kindOf(one.type) !== null)
        .toSorted((a, b) => a.x - b.x || a.y - b.y)
        .map(({ id, type, businessObject }) => ({
          id,
          name: (businessObject.name ?? '').replace(/\s+/g, ' ').trim(),
          kind: kindOf(type) ?? 'step',
        })),
    select: (id) => {
      const found = shape(id)
      if (!found) return
      of('selection').select(found)
      of('canvas').scrollToElement(found)
    },
    rename: (id, name) => {
      const found = shape(id)
      if (found && (found.businessObject.name ?? '') !== name) of('modeling').updateLabel(found, name)
    },
    addAfter: (id, kind) => {
      const source = shape(id)
      if (!source) return null
      const type = kind === 'step' ? 'bpmn:UserTask' : 'bpmn:ExclusiveGateway'
      const fresh = of('elementFactory').createShape({ type })
      const [way, ...more] = (source.outgoing ?? []).filter((one) => one.type === 'bpmn:SequenceFlow')
      const isBetween = way !== undefined && more.length === 0 && source.parent !== undefined
      const made = isBetween ? between(source, way, fresh) : of('autoPlace').append(source, fresh)
      of('selection').select(made)
      return made.id
    },
    remove: (id) => {
      const found = shape(id)
      if (found) of('modeling').removeElements([found])
    },
    undo: () => of('commandStack').canUndo() && of('commandStack').undo(),
    redo: () => of('commandStack').canRedo() && of('commandStack').redo(),
    whole: () => whole(),
    focus: () => of('canvas').focus(),
    close: () => modeler.destroy(),
  }
}
