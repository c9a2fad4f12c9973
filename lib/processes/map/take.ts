/** What an editor gave back, taken into the tree it was made of: only what it can change is changed. */
import { BPMN, BPMNDI, DC, DI, XMLNS, XSI } from './namespaces'
import { isDrawing, isFlowNode, isModel, referencesOf, resolverOf, type Resolver } from './references'
import {
  attributeOf,
  childrenOf,
  elementsOf,
  insert,
  isElement,
  makeElement,
  namespaceAt,
  prefixFor,
  remove,
  setAttribute,
  setText,
  textOf,
  walk,
  type XmlDocument,
  type XmlElement,
} from './xml'

/** Attributes that an editor sets and takes away. */
const editable = new Set([
  'name',
  'sourceRef',
  'targetRef',
  'default',
  'attachedToRef',
  'cancelActivity',
  'isInterrupting',
  'triggeredByEvent',
  'isForCompensation',
  'isSequential',
  'processRef',
  'dataObjectRef',
  'dataStoreRef',
  'isCollection',
  'categoryValueRef',
  'associationDirection',
  'eventGatewayType',
  'messageRef',
  'signalRef',
  'errorRef',
  'escalationRef',
  'activityRef',
  'calledElement',
  'value',
  'bpmnElement',
  'isHorizontal',
  'isExpanded',
  'isMarkerVisible',
])
/** What an editor takes out; everything else that does not come back was not understood by it, and stays. */
const removable =
  /([tT]ask|Event|Gateway|Activity|subProcess|transaction|adHocSubProcess|EventDefinition|LoopCharacteristics|Association)$|^(sequenceFlow|messageFlow|association|textAnnotation|group|lane|laneSet|childLaneSet|participant|process|collaboration|dataObject|dataObjectReference|dataStoreReference|category|categoryValue|conditionExpression|BPMNShape|BPMNEdge|BPMNPlane|BPMNDiagram)$/
/** Kept as they are where the element stays: an editor cuts them or loses them. */
const untouched = new Set(['documentation', 'extensionElements'])
const lists = new Set(['incoming', 'outgoing', 'flowNodeRef'])
const texts = new Set([
  'text',
  'script',
  'body',
  'conditionExpression',
  'timeDuration',
  'timeDate',
  'timeCycle',
  'condition',
])

const blanks = (text: string | undefined): string | undefined => text?.replace(/\s+/g, ' ')

export class Taker {
  private readonly back: Map<string, XmlElement>
  private readonly given = new Map<string, XmlElement>()
  private readonly returned = new Set<string>()
  private readonly givenResolver: Resolver
  private readonly editedResolver: Resolver

  /** `given` – what the editor got; `origin` – its ids in the tree that is changed. */
  constructor(
    given: XmlDocument,
    readonly edited: XmlDocument,
    origin: ReadonlyMap<string, XmlElement>,
  ) {
    this.back = new Map(origin)
    for (const element of walk(given.root)) {
      const id = attributeOf(element, 'id')
      if (id !== undefined && (isModel(element) || isDrawing(element)) && !this.given.has(id))
        this.given.set(id, element)
    }
    for (const element of walk(edited.root)) {
      const id = attributeOf(element, 'id')
      if (id !== undefined && (isModel(element) || isDrawing(element))) this.returned.add(id)
    }
    this.givenResolver = resolverOf(given.root)
    this.editedResolver = resolverOf(edited.root)
  }

  take(root: XmlElement): void {
    const id = attributeOf(this.edited.root, 'id') ?? ''
    const given = this.given.get(id)
    if (given && this.back.get(id) === root) this.element(root, given, this.edited.root)
  }

  private element(kept: XmlElement, given: XmlElement, edited: XmlElement): void {
    // Another kind of step; the library writes some expressions under another name.
    if (kept.local !== edited.local && isFlowNode(kept) && isFlowNode(edited)) {
      kept.name = kept.name.replace(kept.local, edited.local)
      kept.local = edited.local
    }
    this.attributes(kept, given, edited)
    this.ownChildren(kept, given, edited)
    this.namedChildren(kept, edited)
  }

  private attributes(kept: XmlElement, given: XmlElement, edited: XmlElement): void {
    const places = new Map(referencesOf(given).map((place) => [place.name, place]))
    for (const name of editable) {
      const [before, after] = [attributeOf(given, name), attributeOf(edited, name)]
      // The editor's library writes a carriage return as a blank.
      if (before === after || (name === 'name' && blanks(before) === blanks(after))) continue
      const place = places.get(name)
      // A reference to nothing in the file was lost on the way, not taken out.
      if (after === undefined && place && !this.givenResolver.resolve(place)) continue
      setAttribute(kept, name, after === undefined ? null : this.written(edited, name, after))
    }
    // Colours and the like that an editor adds.
    for (const { uri, local, value } of edited.attributes) {
      if (uri === '' || uri === XMLNS || uri === XSI) continue
      const found = kept.attributes.find((one) => one.uri === uri && one.local === local)
      if (found) found.value = isDrawing(kept) ? value : found.value
      else kept.attributes.push({ name: `${prefixFor(kept, uri)}:${local}`, local, uri, value })
    }
  }

  /** A reference as the kept file writes it. */
  private written(owner: XmlElement, name: string, value: string): string {
    const isReference = referencesOf(owner).some((place) => place.name === name)
    if (!isReference) return value
    const target = this.editedResolver.resolve({ owner, name, value })
    const id = target ? attributeOf(target, 'id') : undefined
    const kept = id === undefined ? undefined : this.back.get(id)
    return kept ? this.idOf(kept, id ?? value) : value
  }

  /** The id of a kept element; one that had none gets the editor's. */
  private idOf(kept: XmlElement, wish: string): string {
    const own = attributeOf(kept, 'id')
    if (own === undefined) setAttribute(kept, 'id', wish)
    return own ?? wish
  }

  private meant(element: XmlElement, resolver: Resolver): string {
    const value = textOf(element).trim()
    const target = resolver.resolve({ owner: element, name: element.local, value })
    return (target && attributeOf(target, 'id')) ?? value
  }

  /** Children without ids: lists of references, texts, places. */
  private ownChildren(kept: XmlElement, given: XmlElement, edited: XmlElement): void {
    for (const name of lists) this.list(kept, given, edited, name)
    for (const name of texts) {
      const [k, g, e] = [kept, given, edited].map((one) => childrenOf(one, name)[0])
      if (k && g && e && textOf(g) !== textOf(e)) setText(k, textOf(e))
      else if (!k && e && attributeOf(e, 'id') === undefined) this.adopt(e, kept)
    }
    if (kept.uri === BPMNDI) {
      this.places(kept, given, edited, 'Bounds', DC)
      this.places(kept, given, edited, 'waypoint', DI)
      const label = (one: XmlElement) => childrenOf(one, 'BPMNLabel', BPMNDI)[0]
      const [k, g, e] = [label(kept), label(given), label(edited)]
      if (k && g && e) this.places(k, g, e, 'Bounds', DC)
      else if (!k && e) this.adopt(e, kept)
    }
  }

  private list(kept: XmlElement, given: XmlElement, edited: XmlElement, name: string): void {
    const before = childrenOf(given, name)
    const known = before.filter((one) => this.givenResolver.resolve({ owner: one, name, value: textOf(one).trim() }))
    const [was, is] = [
      known.map((one) => this.meant(one, this.givenResolver)),
      childrenOf(edited, name).map((one) => this.meant(one, this.editedResolver)),
    ]
    const there = childrenOf(kept, name)
    // A file that does not list flows at their nodes goes on not doing so.
    if (there.length === 0 && name !== 'flowNodeRef') return
    for (const [i, one] of before.entries())
      if (known.includes(one) && !is.includes(this.meant(one, this.givenResolver))) {
        const old = there[i]
        if (old) remove(old)
      }
    for (const id of is) {
      if (was.includes(id)) continue
      const target = this.back.get(id)
      const last = childrenOf(kept, name).at(-1)
      const one = makeElement(kept, BPMN, name)
      setText(one, target ? this.idOf(target, id) : id)
      insert(kept, one, last ? elementsOf(kept)[elementsOf(kept).indexOf(last) + 1] : elementsOf(kept)[0])
    }
  }

  private places(kept: XmlElement, given: XmlElement, edited: XmlElement, name: string, uri: string): void {
    const said = (one: XmlElement) =>
      childrenOf(one, name, uri).map((place) =>
        ['x', 'y', 'width', 'height'].map((key) => Number(attributeOf(place, key) ?? 0)),
      )
    if (JSON.stringify(said(given)) === JSON.stringify(said(edited))) return
    for (const old of childrenOf(kept, name, uri)) remove(old)
    const first = elementsOf(kept).find(({ local }) => local === 'BPMNLabel')
    for (const place of childrenOf(edited, name, uri)) {
      const values = ['x', 'y', 'width', 'height'].map((key) => [key, attributeOf(place, key)] as const)
      insert(kept, makeElement(kept, uri, name, Object.fromEntries(values)), first)
    }
  }

  /** Children with ids: those that stay are gone into, new ones are taken, and what was taken out goes. */
  private namedChildren(kept: XmlElement, edited: XmlElement): void {
    for (const child of elementsOf(kept)) {
      if (!this.isKnown(child)) continue
      const id = [...this.idsOf(child)].find((one) => this.back.get(one) === child)
      if (id !== undefined && !this.returned.has(id) && removable.test(child.local)) remove(child)
    }
    for (const child of elementsOf(edited)) {
      const id = attributeOf(child, 'id')
      if (id === undefined || untouched.has(child.local) || !this.isKnown(child)) continue
      const [own, given] = [this.back.get(id), this.given.get(id)]
      if (!own) this.adopt(child, kept)
      else if (given) {
        // Moved into another pool or sub-process.
        if (own.parent !== kept && own.parent !== null) {
          remove(own)
          insert(kept, own)
        }
        this.element(own, given, child)
      }
    }
  }

  private isKnown = (element: XmlElement): boolean => isModel(element) || isDrawing(element)

  private readonly ids = new Map<XmlElement, Set<string>>()
  /** The ids that the editor knows an element by. */
  private idsOf(element: XmlElement): Set<string> {
    if (this.ids.size === 0)
      for (const [id, one] of this.back) this.ids.set(one, (this.ids.get(one) ?? new Set()).add(id))
    return this.ids.get(element) ?? new Set()
  }

  /** Takes a new element with all that is in it, in the file's own prefixes. */
  private adopt(edited: XmlElement, parent: XmlElement): XmlElement {
    const made = makeElement(parent, edited.uri, edited.local)
    for (const { uri, local, value, name } of edited.attributes) {
      if (uri === XMLNS) continue
      const ownName = uri === '' ? local : `${prefixFor(parent, uri)}:${local}`
      const words =
        uri === XSI && local === 'type'
          ? this.typeName(edited, value, parent)
          : uri === ''
            ? this.written(edited, name, value)
            : value
      made.attributes.push({ name: ownName, local, uri, value: words })
    }
    const id = attributeOf(edited, 'id')
    insert(parent, made, this.anchorFor(parent, made))
    if (id !== undefined) this.back.set(id, made)
    const isReference = referencesOf(edited).some((place) => place.name === edited.local)
    if (isReference) setText(made, this.written(edited, edited.local, textOf(edited).trim()))
    else
      for (const child of edited.children) {
        if (isElement(child)) {
          const own = attributeOf(child, 'id')
          const moved = own === undefined ? undefined : this.back.get(own)
          const given = own === undefined ? undefined : this.given.get(own)
          if (moved && given) {
            remove(moved)
            insert(made, moved)
            this.element(moved, given, child)
          } else this.adopt(child, made)
        } else if (child.kind !== 'instruction' && (child.kind !== 'text' || child.text.trim() !== ''))
          made.children.push({ ...child })
      }
    return made
  }

  /** Steps and flows stand before texts and groups. */
  private anchorFor(parent: XmlElement, made: XmlElement): XmlElement | undefined {
    if (!isModel(made) || /^(textAnnotation|association|group)$/.test(made.local)) return undefined
    return elementsOf(parent).find(({ local }) => /^(textAnnotation|association|group)$/.test(local))
  }

  private typeName(owner: XmlElement, value: string, parent: XmlElement): string {
    const colon = value.indexOf(':')
    const namespace = namespaceAt(owner, colon < 0 ? '' : value.slice(0, colon))
    if (namespace === null) return value
    const prefix = prefixFor(parent, namespace)
    return prefix === '' ? value.slice(colon + 1) : `${prefix}:${value.slice(colon + 1)}`
  }
}
