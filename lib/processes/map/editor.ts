/**
 * A file on its way into a drawing editor and back. The editor's library (bpmn-moddle) reads neither every id nor every
 * reference, wants flows listed at their nodes and writes back only what it knows; so it is given a copy in which all
 * is as it likes, and what comes back is put into the kept file, where everything else stays.
 */
import { BPMN, BPMNDI } from './namespaces'
import { openText, type Opening } from './open'
import { readMap } from './read'
import { drawMissing } from './redraw'
import { isDrawing, isFlowNode, isModel, referencesOf, resolverOf } from './references'
import { Taker } from './take'
import {
  attributeOf,
  childrenOf,
  elementsOf,
  insert,
  makeElement,
  setAttribute,
  setText,
  type XmlDocument,
  type XmlElement,
} from './xml'
import { copyDocument, writeXml } from './xml-write'

/** What the editor's library takes for an id. */
const isPlainId = (id: string): boolean => /^[a-z_][\w.-]*$/i.test(id)

const withoutId = new Set([
  'extensionElements',
  'incoming',
  'outgoing',
  'text',
  'script',
  'source',
  'target',
  'import',
  'extension',
])
const drawn = new Set(['BPMNDiagram', 'BPMNPlane', 'BPMNShape', 'BPMNEdge'])

/** Elements that may have an id; those without get one for the way. */
const mayHaveId = (element: XmlElement): boolean =>
  isModel(element)
    ? !withoutId.has(element.local) && !/Refs?$/.test(element.local)
    : element.uri === BPMNDI && drawn.has(element.local)

/** Two trees of one shape, element by element; what extensions hold is left out. */
function* pairs(one: XmlElement, other: XmlElement): Generator<[XmlElement, XmlElement]> {
  yield [one, other]
  if (one.local === 'extensionElements' && one.uri === BPMN) return
  const inside = elementsOf(other)
  for (const [i, child] of elementsOf(one).entries()) {
    const match = inside[i]
    if (match) yield* pairs(child, match)
  }
}

/** The copy that an editor is given, and where each of its ids stands in the file it was made of. */
type Prepared = { document: XmlDocument; origin: Map<string, XmlElement> }

function prepare(kept: XmlDocument): Prepared {
  const document = copyDocument(kept)
  const all = [...pairs(kept.root, document.root)]
  const resolver = resolverOf(kept.root)
  const used = new Set(all.flatMap(([element]) => attributeOf(element, 'id') ?? []))
  const given = new Map<XmlElement, string>()
  const origin = new Map<string, XmlElement>()
  let n = 0
  for (const [element] of all) {
    if (!isModel(element) && !isDrawing(element)) continue
    const own = attributeOf(element, 'id')
    if (own === undefined && !mayHaveId(element)) continue
    let id = own ?? ''
    if (!isPlainId(id) || origin.has(id)) {
      do {
        n += 1
        id = `gm_${n}`
      } while (used.has(id))
    }
    given.set(element, id)
    origin.set(id, element)
  }
  for (const [element, copy] of all) {
    const id = given.get(element)
    if (id !== undefined) setAttribute(copy, 'id', id)
    const places = referencesOf(copy)
    for (const [i, place] of referencesOf(element).entries()) {
      const target = resolver.resolve(place)
      const to = target && given.get(target)
      if (to) places[i]?.set(to)
    }
  }
  return { document, origin }
}

/** Lists at every node the flows that come in and go out. */
function listFlows(document: XmlDocument): void {
  const file = readMap(document)
  for (const { element, incoming, outgoing } of file.nodes.values()) {
    if (!isFlowNode(element)) continue
    const has = (side: string) => childrenOf(element, side).length > 0
    for (const [side, flows] of [
      ['incoming', incoming],
      ['outgoing', outgoing],
    ] as const) {
      if (has(side)) continue
      const after = elementsOf(element).find(
        ({ local }) => !['documentation', 'extensionElements', 'auditing', 'monitoring', 'incoming'].includes(local),
      )
      for (const { key } of flows) {
        const one = makeElement(element, BPMN, side)
        setText(one, key)
        insert(element, one, after)
      }
    }
  }
}

/** The text that a drawing editor opens without losing a node or a flow. */
export function toEditor(kept: XmlDocument): string {
  const { document } = prepare(kept)
  listFlows(document)
  drawMissing(document)
  return writeXml(document)
}

/**
 * What the editor gave back, put into the kept file: shapes, flows, names and places as they were drawn; vendor
 * extensions, documentation, comments and ids as they were kept. The kept file itself stays as it is.
 */
export function fromEditor(kept: XmlDocument, edited: string): Opening<XmlDocument> {
  const opened = openText(edited)
  if (!opened.ok) return opened
  const document = copyDocument(kept)
  const { document: given, origin } = prepare(document)
  new Taker(given, opened.value, origin).take(document.root)
  return { ok: true, value: document }
}
