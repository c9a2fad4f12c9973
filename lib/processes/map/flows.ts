/**
 * Changes of a file's flow: nodes and flows made, moved and taken away, with what the file says of them elsewhere –
 * incoming and outgoing, lanes, associations.
 */
import { BPMN } from './namespaces'
import { referencesOf, resolverOf, type Resolver } from './references'
import {
  append,
  attributeOf,
  childrenOf,
  elementsOf,
  insert,
  makeElement,
  remove,
  setAttribute,
  setText,
  textOf,
  walk,
  type XmlDocument,
  type XmlElement,
} from './xml'

/** Elements that stand before the ways in and out of a node. */
const first = new Set(['documentation', 'extensionElements', 'auditing', 'monitoring', 'categoryValueRef'])

/** What may follow nodes and flows in a process, and never stands before them. */
const artifacts = new Set([
  'textAnnotation',
  'association',
  'group',
  'resourceRole',
  'performer',
  'humanPerformer',
  'potentialOwner',
  'correlationSubscription',
  'supports',
])

export class FlowEditor {
  readonly resolver: Resolver
  private readonly ends = new Map<XmlElement, { from: XmlElement; to: XmlElement }>()
  private readonly outgoing = new Map<XmlElement, Set<XmlElement>>()
  private readonly incoming = new Map<XmlElement, Set<XmlElement>>()
  private inLanes: Map<string, XmlElement[]> | null = null
  /** Nodes and flows stand before it. */
  private readonly anchor: XmlElement | undefined
  /** Whether nodes of the file list their flows; then they go on doing so. */
  private readonly lists: boolean
  readonly touched = new Set<XmlElement>()
  readonly removed = new Set<XmlElement>()

  constructor(
    readonly document: XmlDocument,
    readonly scope: XmlElement,
    flows: readonly { element: XmlElement; from: XmlElement; to: XmlElement }[],
  ) {
    this.resolver = resolverOf(document.root)
    for (const { element, from, to } of flows) this.know(element, from, to)
    this.anchor = elementsOf(scope).find(({ local }) => artifacts.has(local))
    this.lists =
      flows.length === 0 ||
      elementsOf(scope).some((node) =>
        elementsOf(node).some(({ local }) => local === 'incoming' || local === 'outgoing'),
      )
  }

  out = (node: XmlElement): XmlElement[] => [...(this.outgoing.get(node) ?? [])]
  into = (node: XmlElement): XmlElement[] => [...(this.incoming.get(node) ?? [])]
  source = (flow: XmlElement): XmlElement | undefined => this.ends.get(flow)?.from
  goal = (flow: XmlElement): XmlElement | undefined => this.ends.get(flow)?.to

  private know(flow: XmlElement, from: XmlElement, to: XmlElement): void {
    this.ends.set(flow, { from, to })
    this.outgoing.set(from, (this.outgoing.get(from) ?? new Set()).add(flow))
    this.incoming.set(to, (this.incoming.get(to) ?? new Set()).add(flow))
  }

  private idOf(element: XmlElement): string {
    const id = this.resolver.keyOf(element)
    if (attributeOf(element, 'id') === undefined) setAttribute(element, 'id', id)
    return id
  }

  /** A new node. */
  addNode(type: string, wish: string, name: string): XmlElement {
    const id = this.resolver.freshId(/^[A-Za-z_][\w.-]*$/.test(wish) ? wish : `step_${wish.replace(/[^\w.-]+/g, '_')}`)
    const node = makeElement(this.scope, BPMN, type, { id, name: name === '' ? undefined : name })
    insert(this.scope, node, this.anchor)
    return node
  }

  /** A flow, or one that was there and leads elsewhere now; it stands last, so that options keep their order. */
  link(from: XmlElement, to: XmlElement, reuse?: XmlElement): XmlElement {
    const flow =
      reuse ??
      makeElement(this.scope, BPMN, 'sequenceFlow', { id: this.resolver.freshId(`flow_${this.ends.size + 1}`) })
    if (reuse) {
      this.forget(reuse)
      this.removed.delete(reuse)
    }
    insert(this.scope, flow, this.anchor)
    setAttribute(flow, 'sourceRef', this.idOf(from))
    setAttribute(flow, 'targetRef', this.idOf(to))
    this.know(flow, from, to)
    this.touched.add(from).add(to)
    return flow
  }

  private forget(flow: XmlElement): void {
    const ends = this.ends.get(flow)
    if (ends) {
      this.touched.add(ends.from).add(ends.to)
      this.outgoing.get(ends.from)?.delete(flow)
      this.incoming.get(ends.to)?.delete(flow)
    }
    this.ends.delete(flow)
    remove(flow)
  }

  removeFlow(flow: XmlElement): void {
    this.forget(flow)
    this.removed.add(flow)
  }

  /** Takes a node away with its flows. */
  removeNode(node: XmlElement): void {
    for (const flow of [...this.out(node), ...this.into(node)]) this.removeFlow(flow)
    remove(node)
    this.removed.add(node)
    for (const one of walk(node)) this.removed.add(one)
  }

  /** Whatever nothing leads to any more though it did: gateways with what follows them, ends. */
  prune(node: XmlElement): void {
    if (this.removed.has(node) || this.into(node).length > 0 || !/Gateway$|^endEvent$/.test(node.local)) return
    const after = this.out(node).flatMap((flow) => this.goal(flow) ?? [])
    this.removeNode(node)
    for (const one of after) this.prune(one)
  }

  /** Writes what nodes say of their flows, and takes out all references to what is gone. */
  finish(): void {
    if (this.lists) for (const node of this.touched) if (!this.removed.has(node)) this.listFlows(node)
    const gone = new Set([...this.removed].flatMap((element) => attributeOf(element, 'id') ?? []))
    if (gone.size === 0) return
    const resolver = resolverOf(this.document.root)
    for (const element of [...walk(this.document.root)]) {
      if (element.parent === null && element !== this.document.root) continue
      for (const place of referencesOf(element)) {
        if (!gone.has(place.value.slice(place.value.indexOf(':') + 1)) || resolver.resolve(place)) continue
        if (place.name === 'default') setAttribute(element, 'default', null)
        // What joins two things is nothing without one of them.
        else if (place.name === element.local || /^(association|messageFlow|BPMNShape|BPMNEdge)$/.test(element.local))
          this.drop(element)
      }
    }
  }

  private drop(element: XmlElement): void {
    const owner = /^(sourceRef|targetRef)$/.test(element.local) ? element.parent : element
    if (owner) remove(owner)
  }

  private listFlows(node: XmlElement): void {
    const ids = (flows: readonly XmlElement[]): string[] => flows.map((flow) => this.idOf(flow))
    const wanted = { incoming: ids(this.into(node)), outgoing: ids(this.out(node)) }
    for (const side of ['incoming', 'outgoing'] as const) {
      const there = childrenOf(node, side)
      const has = new Map(there.map((one) => [this.meant(one), one]))
      for (const [id, one] of has) if (!wanted[side].includes(id)) remove(one)
      for (const id of wanted[side]) if (!has.has(id)) this.list(node, side, id)
    }
  }

  private meant(element: XmlElement): string {
    const value = textOf(element).trim()
    const found = this.resolver.resolve({ owner: element, name: element.local, value })
    return found ? this.resolver.keyOf(found) : value
  }

  private list(node: XmlElement, side: 'incoming' | 'outgoing', id: string): void {
    const after = elementsOf(node).find(
      ({ local }) => !first.has(local) && local !== 'incoming' && !(side === 'outgoing' && local === 'outgoing'),
    )
    const one = makeElement(node, BPMN, side)
    setText(one, id)
    insert(node, one, after)
  }

  /** Puts a node into a lane, out of any other. */
  toLane(node: XmlElement, lane: XmlElement | null): void {
    this.inLanes ??= Map.groupBy(
      [...walk(this.scope)].filter((one) => one.local === 'flowNodeRef' && one.uri === BPMN),
      (one) => this.meant(one),
    )
    const id = this.idOf(node)
    const there = this.inLanes.get(id) ?? []
    if (lane && there.some((one) => one.parent === lane)) return
    for (const one of there) remove(one)
    if (!lane) return
    const reference = append(lane, BPMN, 'flowNodeRef')
    setText(reference, id)
    this.inLanes.set(id, [reference])
  }
}
