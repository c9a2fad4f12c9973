/**
 * The tree of a file → what a map shows: processes with their nodes, flows and lanes, and all that lies around them.
 */
import { isFlowNode, isModel, isScope, resolverOf, type Resolver } from './references'
import { attributeOf, childOf, childrenOf, elementsOf, textOf, walk, type XmlDocument, type XmlElement } from './xml'

export type MapLane = { key: string; name: string; element: XmlElement; lanes: MapLane[] }

export type MapNode = {
  key: string
  name: string
  /** Type of BPMN: userTask, exclusiveGateway … */
  type: string
  element: XmlElement
  scope: MapScope
  /** Lanes from the outermost to the innermost. */
  lanes: MapLane[]
  /** What an event stands on the border of. */
  host: MapNode | null
  /** What a sub-process holds. */
  inner: MapScope | null
  /** timer, message, link … */
  events: string[]
  incoming: MapFlow[]
  outgoing: MapFlow[]
}

export type MapFlow = {
  key: string
  name: string
  from: MapNode
  to: MapNode
  condition: string | null
  isDefault: boolean
  element: XmlElement
}

/** Texts, groups and data: drawn beside the steps. */
export type MapExtra = { key: string; name: string; type: string; element: XmlElement }

/** A process, or the inside of a sub-process. */
export type MapScope = {
  key: string
  name: string
  element: XmlElement
  nodes: MapNode[]
  flows: MapFlow[]
  lanes: MapLane[]
  extras: MapExtra[]
}

export type MapParticipant = { key: string; name: string; element: XmlElement; process: MapScope | null }
/** A message, an association, data in or out; its ends are keys. */
export type MapLink = { key: string; name: string; type: string; from: string; to: string; element: XmlElement }
/** A reference that leads to nothing in the file. */
type LostReference = { element: XmlElement; name: string; value: string }

export type MapFile = {
  document: XmlDocument
  resolver: Resolver
  processes: MapScope[]
  collaboration: XmlElement | null
  /** Texts and groups that belong to no process. */
  extras: MapExtra[]
  participants: MapParticipant[]
  links: MapLink[]
  lost: LostReference[]
  nodes: Map<string, MapNode>
}

const extraTypes = new Set(['textAnnotation', 'group', 'dataObjectReference', 'dataStoreReference'])

const isExtra = (element: XmlElement): boolean => isModel(element) && extraTypes.has(element.local)
const nameOf = (element: XmlElement): string => attributeOf(element, 'name') ?? ''
const eventsOf = (element: XmlElement): string[] =>
  elementsOf(element).flatMap(({ local }) => {
    const found = /^(.+)EventDefinition$/.exec(local)?.[1]
    return found === undefined ? [] : [found]
  })

/** The name of a text or a group, which stands elsewhere. */
function extraName(element: XmlElement, resolver: Resolver): string {
  if (element.local === 'textAnnotation') return textOf(childOf(element, 'text') ?? element).trim()
  if (element.local !== 'group') return nameOf(element)
  const value = attributeOf(element, 'categoryValueRef')
  const category = value ? resolver.resolve({ owner: element, name: 'categoryValueRef', value }) : null
  return category ? (attributeOf(category, 'value') ?? '') : ''
}

class Reader {
  readonly resolver: Resolver
  readonly byElement = new Map<XmlElement, MapNode>()
  readonly nodes = new Map<string, MapNode>()
  readonly lost: LostReference[] = []

  constructor(readonly document: XmlDocument) {
    this.resolver = resolverOf(document.root)
  }

  /** What an attribute of an element refers to; a reference to nothing is remembered. */
  target(element: XmlElement, name: string): XmlElement | null {
    const value = attributeOf(element, name)
    if (value === undefined || value.trim() === '') return null
    const found = this.resolver.resolve({ owner: element, name, value })
    if (!found) this.lost.push({ element, name, value })
    return found
  }

  scope(element: XmlElement): MapScope {
    const scope: MapScope = {
      key: this.resolver.keyOf(element),
      name: nameOf(element),
      element,
      nodes: [],
      flows: [],
      lanes: childrenOf(element, 'laneSet').flatMap((set) => this.lanes(set)),
      extras: [],
    }
    for (const child of elementsOf(element)) {
      if (isFlowNode(child)) this.node(child, scope)
      else if (isExtra(child)) scope.extras.push(this.extra(child))
    }
    // What goes into a process and comes out of it is drawn as data.
    for (const io of childrenOf(element, 'ioSpecification'))
      for (const name of ['dataInput', 'dataOutput'])
        scope.extras.push(...childrenOf(io, name).map((one) => this.extra(one)))
    return scope
  }

  extra(element: XmlElement): MapExtra {
    const key = this.resolver.keyOf(element)
    return { key, name: extraName(element, this.resolver), type: element.local, element }
  }

  node(element: XmlElement, scope: MapScope): void {
    const node: MapNode = {
      key: this.resolver.keyOf(element),
      name: nameOf(element),
      type: element.local,
      element,
      scope,
      lanes: [],
      host: null,
      inner: isScope(element) ? this.scope(element) : null,
      events: eventsOf(element),
      incoming: [],
      outgoing: [],
    }
    scope.nodes.push(node)
    this.byElement.set(element, node)
    this.nodes.set(node.key, node)
  }

  lanes(set: XmlElement): MapLane[] {
    return childrenOf(set, 'lane').map((element) => ({
      key: this.resolver.keyOf(element),
      name: nameOf(element),
      element,
      lanes: childrenOf(element, 'childLaneSet').flatMap((one) => this.lanes(one)),
    }))
  }

  /** Tells nodes their lanes, the innermost last: an outer lane may list them too. */
  fillLanes(lanes: readonly MapLane[], above: readonly MapLane[]): void {
    for (const lane of lanes) {
      const path = [...above, lane]
      for (const reference of childrenOf(lane.element, 'flowNodeRef')) {
        const value = textOf(reference).trim()
        const found = this.resolver.resolve({ owner: reference, name: 'flowNodeRef', value })
        const node = found && this.byElement.get(found)
        if (node && path.length > node.lanes.length) node.lanes = path
        else if (!node) this.lost.push({ element: lane.element, name: 'flowNodeRef', value })
      }
      this.fillLanes(lane.lanes, path)
    }
  }

  /** Ends of a flow that names none itself: the nodes that name it. */
  namedEnd(flow: XmlElement, scope: MapScope, side: 'incoming' | 'outgoing'): MapNode | undefined {
    return scope.nodes.find((node) =>
      childrenOf(node.element, side).some(
        (one) => this.resolver.resolve({ owner: one, name: side, value: textOf(one).trim() }) === flow,
      ),
    )
  }

  end(flow: XmlElement, scope: MapScope, name: 'sourceRef' | 'targetRef'): MapNode | undefined {
    if (attributeOf(flow, name) === undefined)
      return this.namedEnd(flow, scope, name === 'sourceRef' ? 'outgoing' : 'incoming')
    const found = this.target(flow, name)
    return found ? this.byElement.get(found) : undefined
  }

  flows(scope: MapScope): void {
    const defaults = new Set(scope.nodes.map(({ element }) => this.target(element, 'default')))
    for (const element of childrenOf(scope.element, 'sequenceFlow')) {
      const from = this.end(element, scope, 'sourceRef')
      const to = this.end(element, scope, 'targetRef')
      if (!from || !to) continue
      const condition = childOf(element, 'conditionExpression')
      const flow: MapFlow = {
        key: this.resolver.keyOf(element),
        name: nameOf(element),
        from,
        to,
        condition: condition ? textOf(condition) : null,
        isDefault: defaults.has(element),
        element,
      }
      scope.flows.push(flow)
      from.outgoing.push(flow)
      to.incoming.push(flow)
    }
    for (const node of scope.nodes) {
      if (node.type === 'boundaryEvent') {
        const host = this.target(node.element, 'attachedToRef')
        node.host = (host && this.byElement.get(host)) ?? null
      }
      if (node.inner) this.flows(node.inner)
    }
    this.fillLanes(scope.lanes, [])
  }

  /** Messages, associations and data, wherever they stand in the file. */
  links(root: XmlElement): MapLink[] {
    const links: MapLink[] = []
    const add = (element: XmlElement, from: XmlElement | null, to: XmlElement | null) => {
      if (!from || !to) return
      const { keyOf } = this.resolver
      links.push({
        key: keyOf(element),
        name: nameOf(element),
        type: element.local,
        from: keyOf(from),
        to: keyOf(to),
        element,
      })
    }
    const inside = (element: XmlElement, name: string): XmlElement | null => {
      const child = childOf(element, name)
      return child ? this.resolver.resolve({ owner: child, name, value: textOf(child).trim() }) : null
    }
    for (const element of walk(root)) {
      if (!isModel(element)) continue
      if (element.local === 'messageFlow' || element.local === 'association')
        add(element, this.target(element, 'sourceRef'), this.target(element, 'targetRef'))
      else if (element.local === 'dataInputAssociation') add(element, inside(element, 'sourceRef'), element.parent)
      else if (element.local === 'dataOutputAssociation') add(element, element.parent, inside(element, 'targetRef'))
    }
    return links
  }
}

/** What stands in a file, its references resolved. The tree is kept as it is. */
export function readMap(document: XmlDocument): MapFile {
  const reader = new Reader(document)
  const { root } = document
  const processes = childrenOf(root, 'process').map((element) => reader.scope(element))
  for (const process of processes) reader.flows(process)
  const collaborations = ['collaboration', 'choreography', 'globalConversation'].flatMap((name) =>
    childrenOf(root, name),
  )
  const participants = collaborations
    .flatMap((one) => childrenOf(one, 'participant'))
    .map((element): MapParticipant => {
      const process = reader.target(element, 'processRef')
      return {
        key: reader.resolver.keyOf(element),
        name: nameOf(element),
        element,
        process: processes.find((one) => one.element === process) ?? null,
      }
    })
  return {
    document,
    resolver: reader.resolver,
    processes,
    collaboration: collaborations[0] ?? null,
    extras: collaborations.flatMap((one) => elementsOf(one).filter(isExtra)).map((one) => reader.extra(one)),
    participants,
    links: reader.links(root),
    lost: reader.lost,
    nodes: reader.nodes,
  }
}
