/**
 * An edited table put into the file it came from: only what changed is touched, so that extensions, texts, data,
 * messages and everything a table cannot hold stay as they were.
 */
import type { ProcessRole } from '../model/types'
import { draftOf, type Draft, type DraftModel, type DraftStep } from './draft'
import { FlowEditor } from './flows'
import { flowData, setFlowData, setStepData, type StepData } from './gemba'
import { graphOf, reachOf } from './graph'
import { LaneEditor } from './lanes'
import { isStep } from './nodes'
import {
  blocksIn,
  changedSteps,
  isBlock,
  plansOf,
  type BlockPlan,
  type Goal,
  type StepPlan,
  type WayPlan,
} from './plan'
import type { MapNode, MapScope } from './read'
import { attributeOf, setAttribute, type XmlDocument, type XmlElement } from './xml'

export type MergeOptions = {
  /** Names of roles by their ids, for lanes. */
  roles: readonly ProcessRole[]
  /** Lanes are made for roles even where the file has none: a file of ours. */
  makeLanes?: boolean
}

const sameValue = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other)
const bare = ({ next: _, name: __, ...data }: DraftStep): Omit<DraftStep, 'next' | 'name'> => data

/** A step without its ways and its name. */
function dataOf(step: DraftStep, element: XmlElement, roles: ReadonlyMap<string, string>): StepData {
  return {
    ...(attributeOf(element, 'id') !== step.id && { step: step.id }),
    ...(step.agency !== '' && { agency: step.agency }),
    ...(step.unit !== '' && { unit: step.unit }),
    ...(step.value && { value: step.value }),
    ...(step.fixedCost !== undefined && { fixedCost: step.fixedCost }),
    roles: step.roles.map(({ role, share }) => ({ role, share, ...(roles.has(role) && { name: roles.get(role) }) })),
    wait: step.wait,
    work: step.work,
    materials: step.materials,
    wastes: step.wastes,
    texts: step.texts,
  }
}

export class Merger {
  private readonly flows: FlowEditor
  private readonly lanes: LaneEditor
  private readonly draft: Draft
  private readonly before: Map<string, DraftStep>
  private readonly elements = new Map<string, XmlElement>()
  private readonly joins = new Map<string, XmlElement>()
  private readonly gateways = new Map<string, XmlElement>()
  private readonly names: ReadonlyMap<string, string>
  private readonly made: XmlElement[] = []
  /** What old ways led to; it goes when nothing leads to it any more. */
  private readonly loose = new Set<XmlElement>()
  /** Flows of a step's old ways by what they led to: used again with their conditions and extensions. */
  private readonly spare = new Map<string, XmlElement>()
  private end: XmlElement | undefined
  private readonly oldEnds = new Map<string, XmlElement>()
  /** Names of what went with a step that was taken out. */
  readonly taken: string[] = []
  /** Whether the drawing has to change. */
  isChanged = false

  constructor(
    document: XmlDocument,
    readonly scope: MapScope,
    readonly model: DraftModel,
    { roles, makeLanes = false }: MergeOptions,
  ) {
    const flows = scope.flows.map(({ element, from, to }) => ({ element, from: from.element, to: to.element }))
    this.flows = new FlowEditor(document, scope.element, flows)
    this.lanes = new LaneEditor(scope, this.flows, { make: makeLanes })
    this.names = new Map(roles.map(({ id, name }) => [id, name]))
    this.draft = draftOf(scope)
    this.before = new Map(this.draft.model.steps.map((step) => [step.id, step]))
    const nodes = new Map(scope.nodes.map((node): [string, XmlElement] => [node.key, node.element]))
    const note = (into: Map<string, XmlElement>, keys: ReadonlyMap<string, string>) => {
      for (const [id, key] of keys) {
        const element = nodes.get(key)
        if (element) into.set(id, element)
      }
    }
    note(this.elements, this.draft.keys)
    note(this.joins, this.draft.joins)
    this.end = scope.nodes.find(({ type, events }) => type === 'endEvent' && events.length === 0)?.element
  }

  run(): void {
    if (this.model.name !== this.scope.name) setAttribute(this.scope.element, 'name', this.model.name)
    const [before, after] = [plansOf(this.draft.model), plansOf(this.model)]
    const changed = changedSteps(before, after)
    const kept = new Set(this.model.steps.map(({ id }) => id))
    for (const step of this.model.steps) this.step(step)
    for (const id of changed) this.clearWays(id, before.get(id), after.get(id))
    for (const { id } of this.draft.model.steps) if (!kept.has(id)) this.removeStep(id)
    for (const id of changed)
      for (const block of blocksIn(after.get(id) ?? { kind: 'one', ways: [] })) this.makeJoin(id, block)
    for (const { id } of this.model.steps) {
      const [old, plan] = [before.get(id), after.get(id)]
      if (plan && changed.has(id)) this.makeWays(id, plan)
      else if (plan && old && !sameValue(plan, old)) this.noteWays(id, plan)
    }
    this.start()
    for (const node of this.loose) this.flows.prune(node)
    this.lanes.settle(this.made.filter((node) => !this.flows.removed.has(node)))
    this.flows.finish()
    this.isChanged ||= changed.size > 0 || this.made.length > 0 || this.flows.removed.size > 0
  }

  private make(type: string, wish: string, name = ''): XmlElement {
    const node = this.flows.addNode(type, wish, name)
    this.made.push(node)
    return node
  }

  private step(step: DraftStep): void {
    const old = this.before.get(step.id)
    const found = this.elements.get(step.id)
    const element = found ?? this.make(step.roles.length > 0 ? 'userTask' : 'serviceTask', step.id, step.name)
    this.elements.set(step.id, element)
    if (old && old.name !== step.name) setAttribute(element, 'name', step.name)
    if (old && sameValue(bare(old), bare(step))) return
    setStepData(element, dataOf(step, element, this.names))
    const role = step.roles[0]?.role
    if (old && old.roles[0]?.role === role) return
    if (this.lanes.put(element, role === undefined ? null : (this.names.get(role) ?? role))) this.isChanged = true
  }

  /** Takes a step's ways out, with the gateways that are its alone; a gateway that stays a decision is kept. */
  private clearWays(id: string, before: StepPlan | undefined, after: StepPlan | undefined): void {
    const element = this.elements.get(id)
    if (!element) return
    this.keepSpare(id, before)
    const flows = this.flows.out(element)
    const [only] = flows
    if (only && flows.length === 1) this.spare.set(id, only)
    for (const flow of flows) {
      const goal = this.flows.goal(flow)
      if (goal?.local === 'endEvent') this.oldEnds.set(id, goal)
      const owned = goal && /Gateway$/.test(goal.local) && this.flows.into(goal).length === 1
      if (owned && after?.kind === 'decision' && goal.local === 'exclusiveGateway' && !this.gateways.has(id)) {
        this.gateways.set(id, goal)
        this.clearOut(goal)
      } else {
        this.flows.removeFlow(flow)
        if (goal) this.loosen(goal)
      }
    }
    for (const block of before ? blocksIn(before) : []) {
      const join = this.joins.get(block.id)
      if (join) this.clearOut(join)
      if (join) this.loose.add(join)
    }
  }

  private keepSpare(id: string, before: StepPlan | undefined): void {
    const byKey = new Map(this.scope.flows.map(({ key, element }) => [key, element]))
    const keys = this.draft.flows.get(id) ?? []
    for (const [i, { goal }] of (before?.ways ?? []).entries()) {
      const flow = before?.kind === 'decision' ? byKey.get(keys[i] ?? '') : undefined
      if (flow && !isBlock(goal)) this.spare.set(`${id} ${JSON.stringify(goal)}`, flow)
    }
  }

  private clearOut(node: XmlElement): void {
    for (const flow of this.flows.out(node)) {
      const goal = this.flows.goal(flow)
      this.flows.removeFlow(flow)
      if (goal) this.loosen(goal)
    }
  }

  /**
   * A gateway that nothing leads to any more goes at once, with its ways; ends and joins wait: they may be led to
   * again.
   */
  private loosen(node: XmlElement): void {
    const isJoin = [...this.joins.values()].includes(node)
    if (isJoin || !/Gateway$/.test(node.local) || this.flows.into(node).length > 0) {
      this.loose.add(node)
      return
    }
    this.clearOut(node)
    this.flows.removeNode(node)
  }

  /** A step goes with the events on its border and with what only they led to. */
  private removeStep(id: string): void {
    const element = this.elements.get(id)
    const node = this.scope.nodes.find((one) => one.element === element)
    if (!element || !node) return
    const { next } = graphOf(this.scope, { borders: false })
    const borders = this.scope.nodes.filter(({ host }) => host === node)
    const starts = this.scope.nodes.filter(
      ({ type, host }) => type === 'startEvent' || (host !== null && host !== node),
    )
    const others = reachOf(
      [...starts, ...this.scope.nodes.filter(isStep).filter((one) => this.draft.keys.has(one.key))],
      next,
    )
    const hanging = [...reachOf(borders, next)].filter((one) => !others.has(one))
    for (const one of [node, ...hanging]) {
      for (const flow of this.flows.out(one.element)) {
        const goal = this.flows.goal(flow)
        if (goal) this.loose.add(goal)
      }
      if (!this.flows.removed.has(one.element)) this.flows.removeNode(one.element)
    }
    this.taken.push(...hanging.map(({ name }: MapNode) => name).filter((name) => name !== ''))
  }

  private makeJoin(id: string, block: BlockPlan): void {
    const old = this.joins.get(block.id)
    if (old && !this.flows.removed.has(old)) this.clearOut(old)
    else this.joins.set(block.id, this.make('parallelGateway', `join_${id}`))
  }

  private goalElement(id: string, goal: Goal): XmlElement | undefined {
    if ('join' in goal) return this.joins.get(goal.join)
    const node = 'step' in goal ? this.elements.get(goal.step) : this.endOf(id)
    return node && this.entry(node)
  }

  /** Where ways to a node come in: the gateway that unites them, where the file has one before it. */
  private entry(node: XmlElement): XmlElement {
    let at = node
    for (;;) {
      const [only, ...more] = this.flows.into(at)
      const source = only && more.length === 0 ? this.flows.source(only) : undefined
      if (!source || !/^(exclusive|inclusive|complex)Gateway$/.test(source.local)) return at
      // A decision of one option is none of these.
      if (flowData(only ?? source).p !== undefined) return at
      if (this.flows.out(source).length > 1 || this.flows.into(source).length === 0) return at
      at = source
    }
  }

  /** An end that the step's old way led to, or any that nothing leads to now, keeps its name and its message. */
  private endOf(id: string): XmlElement {
    const free = (node: XmlElement): boolean => node.local === 'endEvent' && !this.flows.removed.has(node)
    const own = this.oldEnds.get(id)
    const left = [...this.loose].find((node) => free(node) && this.flows.into(node).length === 0)
    const found = [own, left, this.end].find((node) => node !== undefined && free(node))
    if (found) return found
    this.end = this.make('endEvent', 'end', 'Завершение')
    return this.end
  }

  private makeWays(id: string, plan: StepPlan): void {
    const element = this.elements.get(id)
    if (!element) return
    let from = element
    if (plan.kind === 'decision') {
      const kept = this.gateways.get(id)
      from = kept ?? this.make('exclusiveGateway', `decision_${id}`)
      if (!kept) this.flows.link(element, from, this.takeSpare(id))
    }
    for (const way of plan.ways) {
      const { goal } = way
      const target = isBlock(goal) ? this.makeBlock(id, goal) : this.goalElement(id, goal)
      if (!target) continue
      const spare = plan.kind === 'decision' ? this.takeSpare(`${id} ${JSON.stringify(goal)}`) : this.takeSpare(id)
      const flow = this.flows.link(from, target, spare)
      this.noteWay(flow, way, plan.kind)
    }
  }

  private takeSpare(key: string): XmlElement | undefined {
    const flow = this.spare.get(key)
    this.spare.delete(key)
    return flow
  }

  private makeBlock(id: string, { id: name, entries, after }: BlockPlan): XmlElement {
    const split = this.make('parallelGateway', `split_${id}`)
    for (const entry of entries) {
      const target = this.goalElement(id, entry)
      if (target) this.flows.link(split, target)
    }
    const [join, next] = [this.joins.get(name), this.goalElement(id, after)]
    if (join && next) this.flows.link(join, next)
    return split
  }

  private noteWay(flow: XmlElement, { p, return: isReturn, label }: WayPlan, kind: StepPlan['kind']): void {
    setFlowData(flow, { ...(p !== undefined && p !== '' && { p }), ...(isReturn && { return: true }) })
    if (kind === 'decision' && (attributeOf(flow, 'name') ?? '') !== (label ?? ''))
      setAttribute(flow, 'name', label ?? null)
  }

  /** The same ways with other probabilities, words or marks. */
  private noteWays(id: string, plan: StepPlan): void {
    const element = this.elements.get(id)
    const keys = this.draft.flows.get(id)
    const byKey = new Map(this.scope.flows.map(({ key, element: flow }) => [key, flow]))
    const flows =
      plan.kind === 'decision' ? (keys ?? []).map((key) => byKey.get(key)) : element ? this.flows.out(element) : []
    for (const [i, way] of plan.ways.entries()) {
      const flow = flows[i]
      if (flow) this.noteWay(flow, way, plan.kind)
    }
  }

  private start(): void {
    const first = this.elements.get(this.model.start)
    const events = this.scope.nodes.filter(({ type }) => type === 'startEvent').map(({ element }) => element)
    const [event] = events
    const isSame = this.model.start === this.draft.model.start && event && this.flows.out(event).length > 0
    if (!first || isSame) return
    for (const one of events) this.clearOut(one)
    for (const one of events.slice(1)) this.flows.removeNode(one)
    this.flows.link(event ?? this.make('startEvent', 'start', 'Начало'), first)
  }
}
