/** Lanes of a process: a step stands in the one named like its role. */
import type { FlowEditor } from './flows'
import { BPMN } from './namespaces'
import type { MapLane, MapScope } from './read'
import { append, childrenOf, elementsOf, insert, makeElement, type XmlElement } from './xml'

const plain = (name: string): string => name.replace(/\s+/g, ' ').trim().toLocaleLowerCase('ru')

export class LaneEditor {
  private readonly lanes = new Map<string, XmlElement>()
  private readonly laneOf = new Map<XmlElement, XmlElement>()

  constructor(
    readonly scope: MapScope,
    readonly flows: FlowEditor,
    /** Lanes are made even where there are none. */
    readonly options: { make: boolean },
  ) {
    const note = (list: readonly MapLane[]): void => {
      for (const { name, element, lanes } of list) {
        if (lanes.length === 0 && !this.lanes.has(plain(name))) this.lanes.set(plain(name), element)
        note(lanes)
      }
    }
    note(scope.lanes)
    for (const { element, lanes } of scope.nodes) {
      const lane = lanes.at(-1)
      if (lane) this.laneOf.set(element, lane.element)
    }
  }

  private has(): boolean {
    return this.lanes.size > 0 || this.options.make
  }

  private made(name: string): XmlElement {
    const found = this.lanes.get(plain(name))
    if (found) return found
    const { element } = this.scope
    let set = childrenOf(element, 'laneSet')[0]
    if (!set) {
      set = makeElement(element, BPMN, 'laneSet', { id: this.flows.resolver.freshId('laneSet_1') })
      insert(
        element,
        set,
        elementsOf(element).find(({ local }) => local !== 'documentation' && local !== 'extensionElements'),
      )
    }
    const lane = append(set, BPMN, 'lane', { id: this.flows.resolver.freshId(`lane_${this.lanes.size + 1}`), name })
    this.lanes.set(plain(name), lane)
    return lane
  }

  /** Puts a step into the lane of its role; tells whether it stands elsewhere now. A machine stays where it is. */
  put(node: XmlElement, role: string | null): boolean {
    if (!this.has() || role === null) return false
    const lane = this.made(role)
    if (this.laneOf.get(node) === lane) return false
    this.laneOf.set(node, lane)
    this.flows.toLane(node, lane)
    return true
  }

  /** What has no role of its own stands with what it follows, or with what follows it. */
  settle(nodes: readonly XmlElement[]): void {
    if (this.lanes.size === 0) return
    let left = nodes.filter((node) => !this.laneOf.has(node))
    for (let found = true; found && left.length > 0;) {
      found = false
      for (const node of left) {
        const near = [
          ...this.flows.into(node).map((flow) => this.flows.source(flow)),
          ...this.flows.out(node).map((flow) => this.flows.goal(flow)),
        ]
        const lane = near.map((one) => one && this.laneOf.get(one)).find((one) => one !== undefined)
        if (!lane) continue
        found = true
        this.laneOf.set(node, lane)
        this.flows.toLane(node, lane)
      }
      left = left.filter((node) => !this.laneOf.has(node))
    }
    const [first] = this.lanes.values()
    if (first) for (const node of left) this.flows.toLane(node, first)
  }
}
